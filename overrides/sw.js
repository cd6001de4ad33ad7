// Offline: what a reader has seen still opens without a network, and the page to carry stands in for the rest.
// The network always comes first, so nobody reads an old page while a new one is to be had.
const CACHE = "speakeasy"; // overrides/hooks.py adds what this version is made of
const STAND_IN = "easy-to-carry/";
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(["./", "glossary/", STAND_IN])));
  worker.skipWaiting();
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(renew());
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

/** Fetch anew what an older version kept, so that old pages never meet new styles; then let the older version go. */
async function renew() {
  const cache = await caches.open(CACHE);
  const names = (await caches.keys()).filter((name) => name !== CACHE && name.startsWith("speakeasy"));
  await Promise.all(
    names.map(async (name) => {
      const older = await caches.open(name);
      const addresses = (await older.keys()).map(({ url }) => url);
      await Promise.all(addresses.map((address) => renewOne(address, older, cache)));
      await caches.delete(name);
    }),
  );
}

/**
 * @param {string} address
 * @param {Cache} older
 * @param {Cache} cache
 */
async function renewOne(address, older, cache) {
  try {
    const response = await fetch(address, { cache: "no-cache" });
    if (response.ok) await cache.put(address, response);
  } catch {
    // The network went away: an old page is better than none.
    const saved = await older.match(address);
    if (saved) await cache.put(address, saved);
  }
}
