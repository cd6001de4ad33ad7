// Practice examples: choose by people, place, nation and theme. The choice stands in the address, so it can be shared.

/** Make the choices on the page of examples work. */
export function startExamples() {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("find-example"));
  const list = document.getElementById("examples");
  const count = document.getElementById("find-count");
  if (!form || !list || !count) return;
  const choices = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select")]);
  const items = /** @type {HTMLElement[]} */ ([...list.children]);

  const show = () => {
    for (const item of items) {
      item.hidden = !choices.every(({ name, value }) => !value || (item.dataset[name] ?? "").split("|").includes(value));
    }
    const left = items.filter((item) => !item.hidden).length;
    count.textContent = left === items.length ? `All ${left} examples are shown.` : `${left} of ${items.length} examples are shown.`;
  };
  const remember = () => {
    const chosen = new URLSearchParams(choices.filter(({ value }) => value).map(({ name, value }) => [name, value]));
    history.replaceState(null, "", chosen.size ? `?${chosen}` : location.pathname);
  };
  const asked = new URLSearchParams(location.search);
  for (const choice of choices) {
    const value = asked.get(choice.name);
    if ([...choice.options].some((option) => option.value === value)) choice.value = value ?? "";
  }
  const update = () => {
    show();
    remember();
  };
  form.addEventListener("change", update);
  form.addEventListener("reset", () => setTimeout(update));
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}
