// Offline: what a reader has seen still opens without a network, and the page to carry stands in for the rest.
// The network always comes first, so nobody reads an old page while a new one is to be had.
const CACHE = "speakeasy";
const STAND_IN = "easy-to-carry/";
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(["./", STAND_IN])));
});

// The first page was there before this worker: it sends the addresses of what it is made of.
worker.addEventListener("message", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(event.data)));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(answer(request));
});

/**
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function answer(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const saved = await cache.match(request, { ignoreSearch: true });
    const standIn = request.mode === "navigate" ? await cache.match(STAND_IN) : undefined;
    if (saved ?? standIn) return /** @type {Response} */ (saved ?? standIn);
    throw error;
  }
}
