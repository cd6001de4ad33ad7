// Checklists: tick and note on the device, copy, print, clear. Nothing leaves the device.
import { button } from "./button.js";
import { keep, kept } from "./keep.js";

/** @typedef {{done: boolean, note: string}} State */

/** Make every list of boxes on the page work, with one row of tools after the last. */
export function startChecklists() {
  const lists = [...document.querySelectorAll("ul.task-list")].filter((list) => !list.parentElement?.closest("ul.task-list"));
  if (!lists.length) return;
  const key = `lists.${location.pathname}`;
  const states = /** @type {Record<string, State>} */ (kept(key) ?? {});
  const groups = lists.map((list, index) => ({
    heading: headingOf(list),
    items: [...list.querySelectorAll(".task-list-item")].map((item) => prepare(item, index)),
  }));
  const all = groups.flatMap(({ items }) => items);
  for (const { id, box, note } of all) {
    box.checked = states[id]?.done ?? box.checked;
    note.value = states[id]?.note ?? "";
  }
  const save = () => keep(key, Object.fromEntries(all.map(({ id, box, note }) => [id, { done: box.checked, note: note.value }])));
  for (const list of lists) list.addEventListener("input", save);
  lists.at(-1)?.after(tools(groups, () => keep(key, null)));
}

/** @typedef {ReturnType<typeof prepare>} Item */

/**
 * @param {{heading: string, items: Item[]}[]} groups
 * @param {() => void} forget what the device keeps
 */
function tools(groups, forget) {
  const said = document.createElement("p");
  said.role = "status";
  const row = document.createElement("div");
  row.className = "checklist-tools";
  row.append(
    button("Copy the checklist", async () => {
      try {
        await navigator.clipboard.writeText(groups.map(written).join("\n\n"));
        said.textContent = "Copied.";
      } catch {
        said.textContent = "This browser does not let us copy. Print the page, or mark the text and copy it.";
      }
    }),
    button("Print this page", () => window.print()),
    button("Clear ticks and notes", () => {
      if (!window.confirm("Take away all ticks and notes on this page?")) return;
      for (const { box, note } of groups.flatMap(({ items }) => items)) {
        box.checked = false;
        note.value = "";
      }
      forget();
      said.textContent = "Cleared.";
    }),
    said,
  );
  return row;
}

/** @param {{heading: string, items: Item[]}} group */
function written({ heading, items }) {
  const lines = items.map(({ text, box, note }) => `[${box.checked ? "x" : " "}] ${text}${note.value ? ` (${note.value})` : ""}`);
  return [heading, ...lines].join("\n");
}

/** @param {Element} list */
function headingOf(list) {
  /** @type {Element | null} */
  let each = list;
  while (each && !/^H[1-6]$/.test(each.tagName)) each = each.previousElementSibling;
  return each?.textContent?.trim() ?? "";
}

/**
 * Give a box its label, and room for a note.
 * @param {Element} item
 * @param {number} list that it stands in
 */
function prepare(item, list) {
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
  return { id: `${list} ${text}`, text, box, note };
}
