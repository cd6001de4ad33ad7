// "Make it easier to read": each choice becomes a data attribute of <html>, which the styles act on, and is kept on the device.
import { connectDialog } from "./dialog.js";
import { keep, kept } from "./keep.js";

const KEY = "reading";

/** Make the dialog, the line guide and "Show everything" work. */
export function startEasier() {
  const dialog = connectDialog("easier-button", "easier-dialog");
  const form = dialog?.querySelector("form");
  if (!form) return;

  const choices = /** @type {Record<string, string>} */ (kept(KEY) ?? {});
  for (const [name, value] of Object.entries(choices)) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = value;
  }
  const apply = () => {
    const chosen = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    for (const [name, value] of Object.entries(chosen)) {
      if (value) document.documentElement.dataset[name] = value;
      else delete document.documentElement.dataset[name];
    }
    keep(KEY, Object.fromEntries(Object.entries(chosen).filter(([, value]) => value)));
  };
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  document.getElementById("show-everything")?.addEventListener("click", () => {
    const everything = form.querySelector("[name=less][value='']");
    if (everything instanceof HTMLInputElement) everything.checked = true;
    apply();
    document.getElementById("easier-button")?.focus(); // the button that was pressed is gone
  });
  followLine();
}

/** The line guide stands under the pointer, or under what has the focus. */
function followLine() {
  const guide = document.createElement("div");
  guide.className = "line-guide";
  document.body.append(guide);
  /** @param {number} y */
  const move = (y) => guide.style.setProperty("top", `${y}px`);
  document.addEventListener("pointermove", (event) => move(event.clientY));
  document.addEventListener("focusin", (event) => {
    move(/** @type {Element} */ (event.target).getBoundingClientRect().bottom);
  });
}
