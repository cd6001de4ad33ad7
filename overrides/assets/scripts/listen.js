// "Listen": the device's own voice reads the page, a sentence at a time, and the page shows which one.
import { button } from "./button.js";

const MARK = "spoken";
const SPEEDS = [0.7, 0.85, 1, 1.2, 1.5];
const READ = "h1, h2, h3, h4, p, li, dt, dd, td, th, blockquote, figcaption";
const NOT_READ = ".page-top, .listen, script, style, dialog, [popover], [hidden]";

/** Show the button where there is a voice, and make it work. It never starts by itself. */
export function startListen() {
  const start = document.getElementById("listen-button");
  const page = document.querySelector(".page__text");
  if (!start || !page || !("speechSynthesis" in window)) return;
  const offer = () => {
    start.hidden = speechSynthesis.getVoices().length === 0;
    if (!start.hidden) /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".speakeasy-meaning:not([data-heard])")).forEach(offerMeaning);
  };
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", () => speechSynthesis.cancel());
  start.addEventListener("click", () => new Reader(start, page).start());
}

/**
 * Let a meaning be heard. When it closes, the voice stops.
 * @param {HTMLElement} meaning
 */
function offerMeaning(meaning) {
  const listen = button("Listen", () => {
    const texts = [...meaning.querySelectorAll("dt, dd:not(:has(a))")].map((part) => part.textContent?.trim());
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance(texts.join(". ")));
  });
  meaning.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "closed") speechSynthesis.cancel();
  });
  meaning.dataset.heard = "";
  meaning.append(listen);
}

/**
 * @param {string} text
 * @returns {SpeechSynthesisUtterance}
 */
function utterance(text) {
  const speech = new SpeechSynthesisUtterance(text);
  speech.lang = document.documentElement.lang;
  return speech;
}

/**
 * The sentences of a page, each with its place, in reading order.
 * @param {Element} page
 * @returns {Range[]}
 */
function sentences(page) {
  const ends = new Intl.Segmenter(document.documentElement.lang || "en", { granularity: "sentence" });
  const ranges = [];
  for (const block of page.querySelectorAll(READ)) {
    if (block.closest(NOT_READ) || !(/** @type {HTMLElement} */ (block).offsetParent)) continue;
    const nodes = ownText(block);
    const text = nodes.map((node) => node.data).join("");
    for (const { segment, index } of ends.segment(text)) {
      if (segment.trim()) ranges.push(range(nodes, index, index + segment.length));
    }
  }
  return ranges;
}

/**
 * The text nodes of a block that do not belong to a block inside it.
 * @param {Element} block
 * @returns {Text[]}
 */
function ownText(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) => {
    const parent = /** @type {Element} */ (node.parentElement);
    return parent.closest(READ) === block && !parent.closest(NOT_READ)
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_REJECT;
  });
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  return nodes;
}

/**
 * @param {Text[]} nodes
 * @param {number} from offset in the joined text of the nodes
 * @param {number} to
 * @returns {Range}
 */
function range(nodes, from, to) {
  const result = document.createRange();
  let passed = 0;
  for (const node of nodes) {
    const end = passed + node.length;
    if (from >= passed && from < end) result.setStart(node, from - passed);
    if (to > passed && to <= end) result.setEnd(node, to - passed);
    passed = end;
  }
  return result;
}

/** One reading of the page, with its row of buttons. */
class Reader {
  /**
   * @param {HTMLElement} startButton hidden while the page is read; it gets the focus back
   * @param {Element} page
   */
  constructor(startButton, page) {
    this.startButton = startButton;
    this.sentences = sentences(page);
    this.at = 0;
    this.speed = SPEEDS.indexOf(1);
    this.turn = 0;
    this.paused = false;
    this.row = document.createElement("div");
    this.row.className = "listen";
    this.row.role = "group";
    this.row.ariaLabel = "Listening";
    this.pauseButton = button("Pause", () => this.pause());
    this.row.append(
      this.pauseButton,
      button("Back a sentence", () => this.speakFrom(this.at - 1)),
      button("Slower", () => this.changeSpeed(-1)),
      button("Faster", () => this.changeSpeed(1)),
      button("Stop", () => this.stop()),
    );
  }

  start() {
    this.startButton.hidden = true;
    this.startButton.after(this.row);
    this.pauseButton.focus();
    this.speakFrom(0);
  }

  /** @param {number} index which sentence to speak from */
  speakFrom(index) {
    this.at = Math.max(0, index);
    this.paused = false;
    this.pauseButton.textContent = "Pause";
    const turn = ++this.turn;
    speechSynthesis.cancel();
    const sentence = this.sentences[this.at];
    if (!sentence) return this.stop();
    this.mark(sentence);
    const speech = utterance(sentence.toString().trim());
    speech.rate = SPEEDS[this.speed];
    // A sentence that was cut short also "ends": only the newest turn goes on.
    speech.addEventListener("end", () => turn === this.turn && !this.paused && this.speakFrom(this.at + 1));
    // One that was cut short fails too; a voice that fails by itself would leave the reader waiting.
    speech.addEventListener("error", () => turn === this.turn && !this.paused && this.stop());
    speechSynthesis.speak(speech);
  }

  pause() {
    if (this.paused) return this.speakFrom(this.at);
    this.paused = true;
    this.pauseButton.textContent = "Go on";
    speechSynthesis.cancel();
  }

  /** @param {number} step */
  changeSpeed(step) {
    this.speed = Math.min(SPEEDS.length - 1, Math.max(0, this.speed + step));
    this.speakFrom(this.at);
  }

  stop() {
    this.turn++;
    speechSynthesis.cancel();
    globalThis.CSS?.highlights?.delete(MARK);
    this.row.remove();
    this.startButton.hidden = false;
    this.startButton.focus();
  }

  /** @param {Range} sentence */
  mark(sentence) {
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.set(MARK, new Highlight(sentence));
    sentence.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
  }
}
