// Search in a dialog. The index and its worker are MkDocs' own; they are fetched the first time the dialog opens.
import { connectDialog } from "./dialog.js";

const MOST = 20;

/** @typedef {{location: string, title: string, summary: string}} Result */

/** Make the search button and dialog work. */
export function startSearch() {
  /** @type {Worker | undefined} */
  let worker;
  const dialog = connectDialog("search-button", "search-dialog", () => {
    worker ??= startWorker(field, show);
    field.select();
  });
  const field = /** @type {HTMLInputElement} */ (document.getElementById("search-words"));
  if (!dialog || !field) return;
  field.addEventListener("input", () => ask(worker, field) || show([]));
  field.form?.addEventListener("submit", (event) => event.preventDefault());

  /** @param {Result[]} results */
  const show = (results) => {
    const asked = field.value.trim();
    const count = document.getElementById("search-count");
    const list = document.getElementById("search-results");
    if (!count || !list) return;
    const shown = asked ? results.slice(0, MOST) : [];
    list.replaceChildren(...shown.map((result) => row(result, field.dataset.base ?? ".")));
    if (!asked) count.textContent = "";
    else if (!results.length) count.textContent = "We found nothing. Try another word, or a shorter one.";
    else count.textContent = `${results.length} found${results.length > MOST ? `, the best ${MOST} shown` : ""}`;
  };
}

/**
 * @param {HTMLInputElement} field holds the way to the top of the site, and the words already typed
 * @param {(results: Result[]) => void} show
 * @returns {Worker}
 */
function startWorker(field, show) {
  const worker = new Worker(`${field.dataset.base}/search/worker.js`);
  worker.addEventListener("message", ({ data }) => {
    if (data.results) show(data.results);
    else if (data.allowSearch) ask(worker, field);
  });
  worker.postMessage({ init: true });
  return worker;
}

/**
 * @param {Worker | undefined} worker
 * @param {HTMLInputElement} field
 * @returns {boolean} whether there was something to ask
 */
function ask(worker, field) {
  const query = field.value.trim();
  if (query) worker?.postMessage({ query });
  return Boolean(query);
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
