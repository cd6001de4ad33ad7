// Checklists: tick and note on the device, copy, print, clear. Nothing leaves the device.
import { button } from "./button.js";
import { keep, kept } from "./keep.js";

/** @typedef {{done: boolean, note: string}} State */

/** Make every box to tick and every place to write on the page work, with one row of tools after the last. */
export function startChecklists() {
  const places = [...document.querySelectorAll(".task-list-item, .to-write")];
  const items = places.map(prepare);
  if (!items.length) return;
  const key = `lists.${location.pathname}`;
  const states = /** @type {Record<string, State>} */ (kept(key) ?? {});
  for (const { id, box, note } of items) {
    if (box) box.checked = states[id]?.done ?? box.checked;
    note.value = states[id]?.note ?? "";
  }
  const save = () => keep(key, Object.fromEntries(items.map(({ id, box, note }) => [id, { done: Boolean(box?.checked), note: note.value }])));
  for (const place of places) place.addEventListener("input", save);
  places.at(-1)?.closest("ul, p")?.after(tools(items, () => keep(key, null)));
}

/** @typedef {ReturnType<typeof prepare>} Item */

/**
 * @param {Item[]} items
 * @param {() => void} forget what the device keeps
 */
function tools(items, forget) {
  const said = document.createElement("p");
  said.role = "status";
  const row = document.createElement("div");
  row.className = "checklist-tools";
  row.append(
    button("Copy the checklist", async () => {
      try {
        await navigator.clipboard.writeText(items.flatMap(written).join("\n").trim());
        said.textContent = "Copied.";
      } catch {
        said.textContent = "This browser does not let us copy. Print the page, or mark the text and copy it.";
      }
    }),
    button("Print this page", () => window.print()),
    button("Clear ticks and notes", () => {
      if (!window.confirm("Take away all ticks and notes on this page?")) return;
      for (const { box, note } of items) {
        if (box) box.checked = false;
        note.value = "";
      }
      forget();
      said.textContent = "Cleared.";
    }),
    said,
  );
  return row;
}

/**
 * The line for an item, below its heading where that is new.
 * @param {Item} item
 * @param {number} index
 * @param {Item[]} items
 */
function written({ heading, text, box, note }, index, items) {
  const line = box ? `[${box.checked ? "x" : " "}] ${text}${note.value && ` (${note.value})`}` : `${text}: ${note.value}`;
  return heading === items[index - 1]?.heading ? [line] : ["", heading, line];
}

/**
 * Give a box its label, and room for a note; a place to write has both.
 * @param {Element} place
 */
function prepare(place) {
  const headings = [...document.querySelectorAll(".page__text :is(h2, h3, h4, h5, h6)")];
  const above = headings.findLast((each) => each.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING);
  const heading = above?.textContent?.trim() ?? "";
  const box = /** @type {HTMLInputElement | null} */ (place.querySelector("input[type=checkbox]"));
  const blank = place.querySelector("textarea");
  const text = blank?.ariaLabel ?? place.textContent?.trim() ?? "";
  if (box) {
    box.disabled = false;
    box.setAttribute("aria-label", text);
  }
  const note = blank ?? addNote(place, text);
  note.disabled = false;
  return { id: `${heading} ${text}`, heading, text, box, note };
}

/**
 * @param {Element} place
 * @param {string} text that the note is about
 */
function addNote(place, text) {
  const details = document.createElement("details");
  details.className = "item-note";
  const summary = document.createElement("summary");
  summary.textContent = "Add a note";
  summary.setAttribute("aria-label", `Add a note: ${text}`);
  const note = document.createElement("textarea");
  note.rows = 2;
  note.setAttribute("aria-label", `Note: ${text}`);
  details.append(summary, note);
  place.append(details);
  return note;
}
