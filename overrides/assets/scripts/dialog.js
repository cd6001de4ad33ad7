// Every dialog opens and closes the same way. The browser itself holds the focus inside and gives it back.

/**
 * Let a button open a dialog, and let the dialog's own close buttons and a press outside close it.
 * @param {string} buttonId
 * @param {string} dialogId
 * @param {() => void} [onOpen] what to do each time it opens
 * @returns {HTMLDialogElement | null} the dialog, or null where the page has none
 */
export function connectDialog(buttonId, dialogId, onOpen) {
  const button = document.getElementById(buttonId);
  const dialog = document.getElementById(dialogId);
  if (!button || !(dialog instanceof HTMLDialogElement)) return null;
  button.addEventListener("click", () => {
    dialog.showModal();
    onOpen?.();
  });
  dialog.addEventListener("close", () => button.focus());
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("[data-close]") || (target === dialog && isOutside(event, dialog))) dialog.close();
  });
  return dialog;
}

/**
 * Whether a press was beside the dialog, not on its own edge.
 * @param {MouseEvent} press
 * @param {Element} dialog
 */
function isOutside({ clientX, clientY }, dialog) {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
