// The menu button: opens and closes the menu, says which it is, and Escape gives the focus back.

/** Make the menu button work. */
export function startMenu() {
  const button = document.getElementById("menu-button");
  const menu = document.getElementById("menu");
  if (!button || !menu) return;

  /** @param {boolean} open */
  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.hidden = !open;
    menu.inert = !open;
  };
  const isOpen = () => button.getAttribute("aria-expanded") === "true";

  button.addEventListener("click", () => show(!isOpen()));
  document.addEventListener("keydown", (event) => {
    const isOver = document.querySelector("dialog[open], :popover-open"); // what lies over the menu closes first
    if (event.key !== "Escape" || !isOpen() || isOver) return;
    show(false);
    button.focus();
  });
}
