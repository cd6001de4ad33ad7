// Which results answer best. The index finds every page that has one of the words; readers want the page about them.

// Words that nobody looks for: what is left of "what does reciprocity mean" is "reciprocity".
const SMALL = new Set(
  "a about am an and are as at be but by can could did do does for from get had has have how i if in is it its me mean means my of on or our shall should so that the their them there they this to us was we were what when where which who why will with would you your".split(" "),
);

// What readers may call a page stands, unseen, at the end of its text; overrides/hooks.py puts it there.
export const ALSO = "People also ask for:";

// Pages for those who write the guide: readers' pages come first.
const BEHIND = /^(?:checks|contribute)\//;

/** @typedef {{location: string, title: string, text: string}} Result a page, or with a # in its address a part of one */

/**
 * @param {string} asked
 * @returns {string[]} its words, small letters all
 */
export const wordsOf = (asked) => asked.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? [];

/**
 * @param {string[]} words
 * @returns {string[]} those to look for: all of them where all are small
 */
export function telling(words) {
  const left = words.filter((word) => !SMALL.has(word));
  return left.length ? left : words;
}

/**
 * A pattern for a word with any ending: rough, but "getting" and "gets" both find "get".
 * @param {string} word
 */
function anyEnding(word) {
  const cut = word.replace(/(ing|ed|es|s|e|y)$/, "").replace(/(.)\1$/, "$1");
  const stem = cut.length > 2 ? cut : word;
  return `(?<![\\p{L}\\p{N}])${stem}${stem.length > 2 ? "[\\p{L}\\p{N}]*" : "(?![\\p{L}\\p{N}])"}`;
}

/**
 * A pattern for the words one after the other, with at most two small ones between: "money for taking part".
 * @param {string[]} words
 */
const inARow = (words) => new RegExp(words.map(anyEnding).join("(?:[^\\p{L}]+\\p{L}+){0,2}[^\\p{L}]+"), "iu");

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/**
 * How well a result answers.
 * @param {Result[]} results all of them, as a word that most have tells little
 * @param {string[]} words that were asked
 * @returns {(result: Result) => number}
 */
function scorer(results, words) {
  const asked = telling(words);
  const patterns = asked.map((word) => new RegExp(anyEnding(word), "iu"));
  // The more words in a row, the less it is by chance.
  const rows = [asked, words].map((each) => ({ row: inARow(each), worth: (each.length - 1) ** 2 / 2 }));
  const worth = patterns.map((each) => rarity(each, results));
  return ({ location, title, text }) => {
    const names = `${title}. ${text.split(ALSO)[1] ?? ""}`;
    const found = patterns.map((each, index) => worth[index] * (each.test(names) ? 2 : Number(each.test(text))));
    const own = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [""];
    const share = own.filter((word) => patterns.some((each) => each.test(word))).length / own.length;
    const same = own.join("") === asked.join(""); // "coproduction" is "co-production"
    const together = Math.max(...rows.map((each) => (each.row.test(names) || each.row.test(text) ? each.worth : 0)));
    const whole = sum(found) / (sum(worth) || 1) + share + Number(same) + together;
    return BEHIND.test(location) ? whole / 2 : whole;
  };
}

/**
 * One result a page: the page itself, or the part of it that answers better.
 * @param {Result[]} results as the index has them, the best first
 * @param {string[]} words that were asked, small ones too; with none, the order stays
 * @returns {Result[]}
 */
export function rank(results, words) {
  const score = scorer(results, words);
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
