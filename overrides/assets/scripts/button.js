/**
 * Make a button that looks like all others.
 * @param {string} label
 * @param {() => void} action what a press does
 * @returns {HTMLButtonElement}
 */
export function button(label, action) {
  const result = document.createElement("button");
  result.type = "button";
  result.className = "button";
  result.textContent = label;
  result.addEventListener("click", action);
  return result;
}
