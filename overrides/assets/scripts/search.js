// Search in a dialog. The index and its worker are MkDocs' own; they are fetched the first time the dialog opens.
import { connectDialog } from "./dialog.js";

const MOST = 20;

/** @typedef {{location: string, title: string, summary: string}} Result */

/** Make the search button and dialog work. */
export function startSearch() {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById("search-words"));
  if (!field) return;
  /** @type {Worker | undefined} */
  let worker;
  let ready = false;
  const ask = () => {
    const query = field.value.trim();
    if (!query) show([], field);
    else if (ready) worker?.postMessage({ query });
  };
  connectDialog("search-button", "search-dialog", () => {
    worker ??= startWorker(field, () => {
      ready = true;
      ask();
    });
    field.select();
  });
  field.addEventListener("input", ask);
  field.form?.addEventListener("submit", (event) => event.preventDefault());
}

/**
 * @param {HTMLInputElement} field holds the way to the top of the site, and the words already typed
 * @param {() => void} whenReady called once the index is there
 * @returns {Worker}
 */
function startWorker(field, whenReady) {
  const worker = new Worker(`${field.dataset.base}/search/worker.js`);
  worker.addEventListener("message", ({ data }) => {
    if (data.results) show(data.results, field);
    else if (data.allowSearch) whenReady();
  });
  // No network, or a site builder that makes no such index.
  worker.addEventListener("error", () => say("Search does not work here. Try the A to Z, or the list of every page."));
  worker.postMessage({ init: true });
  return worker;
}

/**
 * @param {Result[]} results
 * @param {HTMLInputElement} field
 */
function show(results, field) {
  const asked = field.value.trim();
  const list = document.getElementById("search-results");
  if (!list) return;
  const shown = asked ? results.slice(0, MOST) : [];
  list.replaceChildren(...shown.map((result) => row(result, field.dataset.base ?? ".")));
  if (!asked) say("");
  else if (!results.length) say("We found nothing. Try another word, or a shorter one.");
  else say(`${results.length} found${results.length > MOST ? `, the best ${MOST} shown` : ""}`);
}

/** @param {string} words shown, and spoken by a screen reader */
function say(words) {
  const status = document.getElementById("search-count");
  if (status) status.textContent = words;
}

/**
 * @param {Result} result
 * @param {string} base
 * @returns {HTMLLIElement}
 */
function row(result, base) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${base}/${result.location}`;
  link.textContent = result.title;
  const summary = document.createElement("p");
  summary.textContent = result.summary;
  item.append(link, summary);
  return item;
}
