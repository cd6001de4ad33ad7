// What the tests measure on a page. Each function gives a list of what falls short, so an empty list is good.

/** @param {Element} element */
const seen = (element) => {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
};

/** @param {Element} element */
const shown = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 120);

/** The texts of a page, each with the element that holds it. */
function* texts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const parent = /** @type {Element} */ (node.parentElement);
    if (node.data.trim() && seen(parent)) yield { node, parent };
  }
}

/** @param {Element} control stands in a line of text, so its line sets its height */
const inText = (control) => {
  const block = control.closest("p, li, dd, td, th, summary, figcaption");
  return block !== null && block.textContent?.trim() !== control.textContent?.trim();
};

const measures = {
  /** Controls under 44 by 44 pixels, but for words and links in text. A label is part of its control. */
  smallTargets() {
    const controls = [...document.querySelectorAll("a[href], :is(button, input, select, textarea):enabled, summary")].filter(seen);
    return controls
      .filter((control) => !(control.matches(".speakeasy-term") || (control.matches("a") && inText(control))))
      .filter((control) => {
        const { width, height } = (control.closest("label") ?? control).getBoundingClientRect();
        return Math.round(width) < 44 || Math.round(height) < 44;
      })
      .map(shown);
  },

  /** Texts under 16 pixels. */
  smallText() {
    return [...texts()].map(({ parent }) => parent).filter((parent) => Number.parseFloat(getComputedStyle(parent).fontSize) < 16).map(shown);
  },

  /** Lines of more than 80 characters. */
  longLines() {
    const lines = new Map();
    for (const { node, parent } of texts()) {
      const block = parent.closest("p, li, dd, dt, blockquote, h1, h2, h3, h4");
      if (!block) continue;
      const range = document.createRange();
      for (const { index, 0: word } of node.data.matchAll(/\S+\s*/g)) {
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const line = lines.get(block) ?? lines.set(block, new Map()).get(block);
        const top = Math.round(range.getBoundingClientRect().top / 8);
        line.set(top, (line.get(top) ?? "") + word);
      }
    }
    const all = [...lines.values()].flatMap((line) => Array.from(line.values()));
    return all.filter((line) => line.trim().length > 80);
  },

  /** Controls and texts that are cut off at the side. */
  cutOff() {
    return [...document.querySelectorAll("button, a, p, li, h1, h2, label")]
      .filter(seen)
      .filter((element) => !["visible", "clip"].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1)
      .map(shown);
  },

  /** Anything that reaches out of the window at the side, but for what can be scrolled by itself. */
  sideways() {
    return [...document.querySelectorAll("body *")]
      .filter((element) => seen(element) && !element.closest(".md-skip"))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const scroller = element.parentElement?.closest(".table, pre > code");
        return (left < -1 || right > innerWidth + 1) && !(scroller && scroller.getBoundingClientRect().right <= innerWidth);
      })
      .map(shown);
  },
};
Object.assign(window, { measures });
