// Words: find one as you type on the A to Z, and ask about one on any page. The A to Z itself holds the answers.
import { button } from "./button.js";
import { connectDialog } from "./dialog.js";

/** @typedef {{term: string, names: string[], meaning: string, address: string}} Word */

/**
 * The entries of an A to Z.
 * @param {ParentNode} page
 * @returns {HTMLLIElement[]}
 */
const entries = (page) => [...page.querySelectorAll("li")].filter((item) => item.querySelector(":scope > a"));

/**
 * Make the box above the A to Z work, and "I did not understand a word"; let each meaning be closed in plain sight.
 * @param {URL} top the address of the site's first page
 */
export function startWords(top) {
  const find = /** @type {HTMLInputElement | null} */ (document.getElementById("find-word"));
  if (find) startFinding(find);
  startAsking(new URL("glossary/", top));
  for (const meaning of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".speakeasy-meaning"))) {
    meaning.append(button("Close", () => meaning.hidePopover()));
  }
}

/** @param {HTMLInputElement} find */
function startFinding(find) {
  const page = /** @type {Element} */ (find.closest(".page__text"));
  const count = /** @type {Element} */ (document.getElementById("find-word-count"));
  const items = entries(page);
  find.addEventListener("input", () => {
    const asked = find.value.trim().toLowerCase();
    for (const item of items) item.hidden = !item.textContent?.toLowerCase().includes(asked);
    for (const heading of page.querySelectorAll("h2")) {
      const list = heading.nextElementSibling;
      heading.hidden = list?.tagName === "UL" && [...list.children].every((item) => /** @type {HTMLElement} */ (item).hidden);
    }
    const left = items.filter((item) => !item.hidden).length;
    count.textContent = asked ? `${left} of ${items.length} words` : "";
  });
}

/** @param {URL} list the address of the A to Z */
function startAsking(list) {
  /** @type {Promise<Word[]> | undefined} */
  let words;
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById("ask-word"));
  const marked = markedWords();
  const dialog = connectDialog("ask-button", "ask-dialog", () => {
    if (field && marked()) field.value = marked();
    field?.select();
    words ??= load(list);
    words.then(offer, () => (words = undefined)); // no network: try again next time
  });
  const answer = document.getElementById("ask-answer");
  const send = document.getElementById("ask-send");
  if (!dialog || !field || !answer || !send) return;

  field.form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = field.value.trim();
    const known = await words?.catch(() => undefined);
    if (!asked || !known) return answer.replaceChildren(text("p", "We cannot reach the list of words now. Please try again later."));
    const found = best(known, asked);
    answer.replaceChildren(...(found ? told(found) : [text("p", notFound(asked, send))]));
    send.hidden = Boolean(found);
    for (const link of send.querySelectorAll("a")) {
      const address = new URL(/** @type {string} */ (link.dataset.address));
      const message = `I did not understand "${asked}" on ${location.href}`;
      address.searchParams.set(address.protocol === "mailto:" ? "subject" : "title", `Word: ${asked}`);
      address.searchParams.set("body", message);
      link.href = address.href.replaceAll("+", "%20");
    }
  });
}

/** @param {Word[]} words that a reader may choose from */
function offer(words) {
  document.getElementById("ask-words")?.replaceChildren(...words.map(({ term }) => new Option("", term)));
}

/**
 * @param {string} asked
 * @param {Element} send the ways to tell us; a site may have none
 */
const notFound = (asked, send) => `"${asked}" is not in our list yet.${send.children.length ? " You can tell us, and we will explain it." : ""}`;

/**
 * Keep the words that the reader marked last; a press of a button may take the mark away.
 * @returns {() => string}
 */
function markedWords() {
  let marked = "";
  document.addEventListener("selectionchange", () => {
    const words = getSelection()?.toString().trim() ?? "";
    if (words && words.length < 50 && !document.querySelector("dialog[open]")) marked = words;
  });
  return () => marked;
}

/**
 * @param {URL} list
 * @returns {Promise<Word[]>}
 */
async function load(list) {
  const response = await fetch(list);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return entries(page.querySelector(".page__text") ?? page).map((item) => {
    const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
    const term = link.textContent ?? "";
    const [, others = "", meaning = ""] = (item.textContent ?? "").slice(term.length).match(/^(?: \((.*?)\))?:\s*(.*)/s) ?? [];
    const names = [term, ...others.split(", ")].map(plain).filter(Boolean);
    return { term, names, meaning, address: new URL(link.getAttribute("href") ?? "", list).href };
  });
}

/**
 * @param {string} words
 * @returns {string} the words as they are compared: "Time-Bank?" is "time bank"
 */
const plain = (words) => (words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

/**
 * The word itself, or else the longest that stands in what was asked, or else the first that starts alike.
 * @param {Word[]} words
 * @param {string} asked
 */
function best(words, asked) {
  const said = plain(asked);
  const closed = said.replaceAll(" ", "").replace(/s$/, "");
  const inside = words.filter(({ names }) => names.some((name) => ` ${said} `.includes(` ${name} `)));
  return (
    words.find(({ names }) => names.some((name) => name.replaceAll(" ", "").replace(/s$/, "") === closed)) ??
    inside.toSorted((one, other) => other.term.length - one.term.length)[0] ??
    words.find(({ names }) => closed.length > 2 && names.some((name) => name.startsWith(said)))
  );
}

/** @param {Word} word */
function told({ term, meaning, address }) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = `More about ${term}`;
  return [text("h3", term), text("p", meaning), link];
}

/**
 * @param {string} tag
 * @param {string} words
 */
function text(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}
