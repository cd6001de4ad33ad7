// Search in a dialog. The index and its worker are MkDocs' own; they are fetched the first time the dialog opens.
import { connectDialog } from "./dialog.js";
import { ALSO, rank, telling, wordsOf } from "./rank.js";

const MOST = 20;
const SUMMARY = 140; // letters shown of a page

/** @typedef {import("./rank.js").Result} Result */
/** @typedef {{words: string[], nearly: boolean}} Question "nearly": words that look like these will do */

/**
 * Make the search button and dialog work.
 * @param {URL} top the address of the site's first page
 */
export function startSearch(top) {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById("search-words"));
  if (!field) return;
  /** @type {Worker | undefined} */
  let worker;
  let ready = false;
  /** @type {Question[]} */
  const waiting = []; // asked, and not yet answered; answers come in the same order

  /** @param {Question} question */
  const send = (question) => {
    waiting.push(question);
    const words = telling(question.words);
    worker?.postMessage({ query: (question.nearly ? words.map(alike) : words).join(" ") });
  };
  const ask = () => {
    const words = wordsOf(field.value);
    if (words.join("").length < 2) show([], words.length ? "Type one more letter." : "", top);
    else if (ready) send({ words, nearly: false });
  };
  /** @param {Result[]} results */
  const answer = (results) => {
    const question = waiting.shift();
    if (!question || waiting.length || wordsOf(field.value).join() !== question.words.join()) return; // typed on since
    if (!results.length && !question.nearly) return send({ ...question, nearly: true });
    const pages = rank(results, question.nearly ? [] : question.words);
    show(pages.slice(0, MOST), told(pages.length, question.nearly), top);
  };
  connectDialog("search-button", "search-dialog", () => {
    worker ??= startWorker(top, answer, () => {
      ready = true;
      ask();
    });
    field.select();
  });
  field.addEventListener("input", ask);
  field.form?.addEventListener("submit", (event) => event.preventDefault());
}

/**
 * @param {URL} top
 * @param {(results: Result[]) => void} answer
 * @param {() => void} whenReady called once the index is there
 * @returns {Worker}
 */
function startWorker(top, answer, whenReady) {
  const worker = new Worker(new URL("search/worker.js", top));
  worker.addEventListener("message", ({ data }) => {
    if (data.results) answer(data.results);
    else if (data.allowSearch) whenReady();
  });
  // No network, or a site builder that makes no such index.
  worker.addEventListener("error", () => say("Search does not work here. Try the A to Z, or the list of every page."));
  worker.postMessage({ init: true });
  return worker;
}

/**
 * @param {string} word
 * @returns {string} a query for words that start with it, or that differ by a letter, or by two where it is long
 */
const alike = (word) => (word.length > 3 ? `${word}* ${word}~${word.length > 6 ? 2 : 1}` : `${word}*`);

/**
 * @param {number} count of pages
 * @param {boolean} nearly
 * @returns {string} what is said above the results
 */
function told(count, nearly) {
  if (!count) return "We found nothing. Try another word, or a shorter one.";
  const pages = count > MOST ? `The best ${MOST} pages are shown` : `${count} ${count === 1 ? "page" : "pages"} found`;
  return nearly ? `No page has just that. With words like it: ${pages.toLowerCase()}` : pages;
}

/**
 * @param {Result[]} results
 * @param {string} words shown above them, and spoken
 * @param {URL} top
 */
function show(results, words, top) {
  document.getElementById("search-results")?.replaceChildren(...results.map((result) => row(result, top)));
  say(words);
}

/** @param {string} words shown, and spoken by a screen reader */
function say(words) {
  const status = document.getElementById("search-count");
  if (status) status.textContent = words;
}

/**
 * @param {Result} result
 * @param {URL} top
 * @returns {HTMLLIElement}
 */
function row({ location, title, text }, top) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(location, top).href;
  link.textContent = title;
  const summary = document.createElement("p");
  summary.textContent = opening(text.split(ALSO)[0].replace(title, "").replace(/ (?=[.,;:!?)])/g, "").trim());
  item.append(link, summary);
  return item;
}

/**
 * @param {string} text
 * @returns {string} the first words of it
 */
function opening(text) {
  return text.length > SUMMARY ? `${text.slice(0, text.lastIndexOf(" ", SUMMARY))} …` : text;
}
