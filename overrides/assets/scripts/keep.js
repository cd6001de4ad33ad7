// What a reader chooses, ticks or notes stays on the device. Where storage is shut off, it lasts as long as the page.

const PREFIX = "speakeasy.";

/**
 * @param {string} key
 * @returns {unknown} what was kept, or null
 */
export function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {unknown} value null takes it away
 */
export function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Storage is shut off or full.
  }
}
