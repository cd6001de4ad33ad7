// A guide that was visited still opens without a network: sw.js keeps its pages.

/**
 * Start the worker. The browser may have none, or refuse it: then the guide works as long as there is a network.
 * @param {URL} top the address of the site's first page
 */
export async function startOffline(top) {
  if (!navigator.serviceWorker) return; // old, or not a safe address
  try {
    const first = !navigator.serviceWorker.controller;
    await navigator.serviceWorker.register(new URL("sw.js", top));
    if (!first) return;
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    active?.postMessage([location.href, ...loaded.filter((address) => address.startsWith(location.origin))]);
  } catch {
    // Storage is shut off, or the server keeps the worker back.
  }
}
