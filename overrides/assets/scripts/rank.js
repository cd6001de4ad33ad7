// Which results answer best. The index finds every page that has one of the words; readers want the page about them.

// Words that nobody looks for: what is left of "what does reciprocity mean" is "reciprocity".
const SMALL = new Set(
  "a about am an and are as at be but by can could did do does for from get had has have how i if in is it its me mean means my of on or our shall should so that the their them there they this to us was we were what when where which who why will with would you your".split(" "),
);

/** @typedef {{location: string, title: string, text: string}} Result a page, or with a # in its address a part of one */

/**
 * @param {string} asked
 * @returns {string[]} the words to look for: all of them where all are small
 */
export function wordsOf(asked) {
  const words = asked.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? [];
  const telling = words.filter((word) => !SMALL.has(word));
  return telling.length ? telling : words;
}

/**
 * A pattern for a word with any ending: rough, but "getting" and "gets" both find "get".
 * @param {string} word
 */
function anyEnding(word) {
  const stem = word.length > 3 ? word.replace(/(ing|ed|es|s|e|y)$/, "").replace(/(.)\1$/, "$1") : word;
  return `(?<![\\p{L}\\p{N}])${stem}${stem.length > 2 ? "[\\p{L}\\p{N}]*" : "(?![\\p{L}\\p{N}])"}`;
}

/**
 * A pattern for the words one after the other, with at most two small ones between: "money for taking part".
 * @param {string[]} words
 */
const inARow = (words) => new RegExp(words.map(anyEnding).join("(?:[^\\p{L}]+\\p{L}+){0,2}[^\\p{L}]+"), "iu");

/**
 * One result a page: the page itself, or the part of it that answers better.
 * @param {Result[]} results as the index has them, the best first
 * @param {string[]} asked words; with none, the order stays
 * @returns {Result[]}
 */
export function rank(results, asked) {
  const patterns = asked.map((word) => new RegExp(anyEnding(word), "iu"));
  const row = inARow(asked);
  const worth = patterns.map((each) => rarity(each, results));
  const most = worth.reduce((sum, each) => sum + each, 0) || 1;
  /** @param {Result} result */
  const score = ({ title, text }) => {
    const found = patterns.map((each, index) => worth[index] * (each.test(title) ? 2 : Number(each.test(text))));
    const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [""];
    const share = words.filter((word) => patterns.some((each) => each.test(word))).length / words.length;
    const same = words.join("") === asked.join(""); // "coproduction" is "co-production"
    // The more words in a row, the less it is by chance.
    const together = row.test(title) || row.test(text) ? (asked.length - 1) ** 2 / 2 : 0;
    return found.reduce((sum, each) => sum + each, 0) / most + share + Number(same) + together;
  };

  const pages = new Map(results.filter(({ location }) => !location.includes("#")).map((page) => [page.location, page]));
  /** @type {Map<string, Result & {score: number}>} */
  const best = new Map();
  for (const result of results) {
    const [address] = result.location.split("#");
    const page = pages.get(address) ?? result;
    const kept = best.get(address) ?? { ...page, score: score(page) };
    const own = score(result);
    const title = page.title === result.title ? page.title : `${page.title}: ${result.title}`;
    best.set(address, own > kept.score ? { ...result, title, score: own } : kept);
  }
  return [...best.values()].toSorted((one, other) => other.score - one.score);
}

/**
 * What a word tells: the fewer results have it, the more.
 * @param {RegExp} word
 * @param {Result[]} results
 */
function rarity(word, results) {
  const having = results.filter(({ title, text }) => word.test(title) || word.test(text)).length;
  return Math.log(1 + results.length / (having || 1));
}
