// Search in a dialog. The index and its worker are MkDocs' own; they are fetched the first time the dialog opens.
import { connectDialog } from "./dialog.js";

const MOST = 20;
const SUMMARY = 140; // letters shown of a page

/** @typedef {{location: string, title: string, summary: string}} Result */

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
  const ask = () => {
    const query = field.value.trim();
    if (!query) show([], "", top);
    else if (ready) worker?.postMessage({ query });
  };
  connectDialog("search-button", "search-dialog", () => {
    worker ??= startWorker(field, top, () => {
      ready = true;
      ask();
    });
    field.select();
  });
  field.addEventListener("input", ask);
  field.form?.addEventListener("submit", (event) => event.preventDefault());
}

/**
 * @param {HTMLInputElement} field holds the words already typed
 * @param {URL} top
 * @param {() => void} whenReady called once the index is there
 * @returns {Worker}
 */
function startWorker(field, top, whenReady) {
  const worker = new Worker(new URL("search/worker.js", top));
  worker.addEventListener("message", ({ data }) => {
    if (data.results) show(data.results, field.value.trim(), top);
    else if (data.allowSearch) whenReady();
  });
  // No network, or a site builder that makes no such index.
  worker.addEventListener("error", () => say("Search does not work here. Try the A to Z, or the list of every page."));
  worker.postMessage({ init: true });
  return worker;
}

/** @param {string} text */
const wordsOf = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/**
 * @param {string} word
 * @returns {string} the word without its ending, rough but enough to compare: "getting" and "gets" give "get"
 */
const stem = (word) => word.replace(/(ing|ed|s)$/, "").replace(/(.)\1$/, "$1");

/**
 * @param {string} asked a word without its ending
 * @param {string} word
 */
const alike = (asked, word) => (asked.length > 2 ? word.startsWith(asked) : word === asked);

/**
 * How well a title answers: the words asked that it says, and a share for how little else it says.
 * @param {string} title
 * @param {string[]} asked words
 */
function score(title, asked) {
  const words = wordsOf(title);
  const stems = asked.map(stem);
  const said = stems.filter((each) => words.some((word) => alike(each, word))).length;
  const share = words.filter((word) => stems.some((each) => alike(each, word))).length / words.length;
  return said + share + Number(words.join("") === asked.join("")); // "coproduction" is "co-production"
}

/**
 * One result a page, with the title of the page; the best titles first, then as the index has them.
 * @param {Result[]} results the best first, by how often the words stand in the text
 * @param {string} asked
 * @returns {Result[]}
 */
function rank(results, asked) {
  const words = wordsOf(asked);
  const pages = new Map(results.filter(({ location }) => !location.includes("#")).map((page) => [page.location, page]));
  /** @type {Map<string, Result & {score: number}>} */
  const best = new Map();
  for (const result of results) {
    const [address] = result.location.split("#");
    const page = pages.get(address);
    const found = { ...result, score: score(result.title, words) };
    const before = best.get(address)?.score ?? (page ? score(page.title, words) : -1);
    if (page && found.score > before && page !== result) best.set(address, { ...found, title: `${page.title}: ${result.title}` });
    else if (!best.has(address)) best.set(address, { ...(page ?? result), score: before });
  }
  return [...best.values()].toSorted((one, other) => other.score - one.score);
}

/**
 * @param {Result[]} results
 * @param {string} asked
 * @param {URL} top
 */
function show(results, asked, top) {
  const list = document.getElementById("search-results");
  if (!list) return;
  const pages = asked ? rank(results, asked) : [];
  const shown = pages.slice(0, MOST);
  list.replaceChildren(...shown.map((result) => row(result, top)));
  if (!asked) say("");
  else if (!pages.length) say("We found nothing. Try another word, or a shorter one.");
  else if (pages.length > MOST) say(`The best ${MOST} pages are shown`);
  else say(`${pages.length} ${pages.length === 1 ? "page" : "pages"} found`);
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
function row(result, top) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(result.location, top).href;
  link.textContent = result.title;
  const summary = document.createElement("p");
  summary.textContent = opening(result.summary.replace(result.title, "").replace(/ (?=[.,;:!?)])/g, "").trim());
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
