// Checklists: tick and note on the device, copy, print, clear. Nothing leaves the device.
import { keep, kept } from "./keep.js";

/** @typedef {{done: boolean, note: string}} State */

/** Make every list of boxes on the page work. */
export function startChecklists() {
  document.querySelectorAll("ul.task-list").forEach((list, index) => {
    if (!list.parentElement?.closest("ul.task-list")) startChecklist(list, `list.${location.pathname}.${index}`);
  });
}

/**
 * @param {Element} list
 * @param {string} key under which the device keeps it
 */
function startChecklist(list, key) {
  const states = /** @type {Record<string, State>} */ (kept(key) ?? {});
  const items = [...list.querySelectorAll(".task-list-item")].map((item) => prepare(item));
  for (const { text, box, note } of items) {
    box.checked = states[text]?.done ?? box.checked;
    note.value = states[text]?.note ?? "";
  }
  list.addEventListener("input", () => {
    keep(key, Object.fromEntries(items.map(({ text, box, note }) => [text, { done: box.checked, note: note.value }])));
  });

  const said = document.createElement("p");
  said.role = "status";
  const row = document.createElement("div");
  row.className = "checklist-tools";
  row.append(
    button("Copy this list", async () => {
      const lines = items.map(({ text, box, note }) => `[${box.checked ? "x" : " "}] ${text}${note.value ? ` (${note.value})` : ""}`);
      await navigator.clipboard.writeText(lines.join("\n"));
      said.textContent = "Copied.";
    }),
    button("Print this page", () => window.print()),
    button("Clear ticks and notes", () => {
      for (const { box, note } of items) {
        box.checked = false;
        note.value = "";
      }
      keep(key, null);
      said.textContent = "Cleared.";
    }),
    said,
  );
  list.after(row);
}

/**
 * Give a box its label, and room for a note.
 * @param {Element} item
 */
function prepare(item) {
  const box = /** @type {HTMLInputElement} */ (item.querySelector("input[type=checkbox]"));
  const text = item.textContent?.trim() ?? "";
  box.disabled = false;
  box.setAttribute("aria-label", text);
  const details = document.createElement("details");
  details.className = "item-note";
  const summary = document.createElement("summary");
  summary.textContent = "Add a note";
  summary.setAttribute("aria-label", `Add a note: ${text}`);
  const note = document.createElement("textarea");
  note.rows = 2;
  note.setAttribute("aria-label", `Note: ${text}`);
  details.append(summary, note);
  item.append(details);
  return { text, box, note };
}

/**
 * @param {string} label
 * @param {() => void} action
 * @returns {HTMLButtonElement}
 */
function button(label, action) {
  const result = document.createElement("button");
  result.type = "button";
  result.className = "button";
  result.textContent = label;
  result.addEventListener("click", action);
  return result;
}
