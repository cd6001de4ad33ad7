// Runs before the page is drawn, so that nobody sees it change: says that scripts run, and puts the reader's choices on.
(() => {
  // Old browsers, and pages opened as files, do not run modules: they get what works without a script.
  if (!("noModule" in HTMLScriptElement.prototype) || location.protocol === "file:") return;
  const root = document.documentElement;
  root.classList.remove("no-js");
  try {
    const choices = JSON.parse(localStorage.getItem("speakeasy.reading") ?? "{}");
    for (const [name, value] of Object.entries(choices)) root.dataset[name] = String(value);
  } catch {
    // Storage is shut off or holds something else: the page shows as it is.
  }
})();
