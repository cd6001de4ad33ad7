"""The forms of an English word or phrase: plural, possessive, verb endings, and the ways to write it."""

import re
from functools import cache
from itertools import chain, product
from pathlib import Path

PLAIN_SIGNS = str.maketrans({"’": "'", "\N{HYPHEN}": "-", "\N{NON-BREAKING HYPHEN}": "-"})
"""What `str.translate` needs to write apostrophes and hyphens as a keyboard does."""

PREPOSITIONS = frozenset({"at", "by", "for", "from", "in", "of", "on", "to", "with"})
# Two syllables or more, but the stress is on the last: its last letter doubles before -ed and -ing.
_DOUBLING = {"admit", "allot", "begin", "commit", "compel", "confer", "defer", "deter", "equip", "expel"}
_DOUBLING |= {"forget", "incur", "infer", "occur", "omit", "permit", "prefer", "recur", "refer", "regret"}
_DOUBLING |= {"submit", "transfer", "upset"}
_VOWELS = frozenset("aeiou")
_SAID_WITH_AN = re.compile(r"(?!eu|one|uni|us[eu])[aeiou]|hon|hour", re.IGNORECASE)

# What plain words say of one of a kind: "a person who uses it", "new idea", "school about living well".
_KINDS = """
    agreement body business buyer centre change check child choice decision drawing gap goal group helper
    home hospital idea illness list measure meeting model nurse parent part partner person place plan point
    problem promise question reason record result rule school service step study talk teacher team therapist
    thing way worker
"""
_ONE = re.compile(
    rf"(?!(?:\w+ing|doctor|help|the)\b)(?:an? )?((?:[\w'-]+ ){{0,2}}?)({'|'.join(_KINDS.split())})"
    r"(?:$| (?=(?:about|at|for|from|in|near|not|of|on|to|we|whom|with)\b)| (?:who|that) (\w+s)\b)"
)
_OTHER_WAYS = (("'s ", "s "), (" and ", " & "))  # to write a part of a phrase
_MANY = {"child": "children", "person": "people"}
_MANY |= {"does": "do", "has": "have", "is": "are", "tries": "try"}


def inflections(term: str) -> list[str]:
    """A term in lower case, its plurals and its possessive; "carer's break" is also "carers break".

    Some that no one writes ("outcomeses") are among them: they match nothing, so they harm nothing.
    """
    term = normal(term)
    ways = [term, *(term.replace(old, new) for old, new in _OTHER_WAYS if old in term)]
    return [form for way in ways for form in (way, *_plurals(way), way + "'s")]


def normal(text: str) -> str:
    """The text in lower case with plain apostrophes, hyphens and single spaces."""
    return " ".join(text.lower().translate(PLAIN_SIGNS).split())


def spellings(phrase: str) -> list[str]:
    """The ways to join the parts of a phrase: co-production, co production, coproduction.

    Spaces turn into hyphens all at once. Only one between two longer words closes up ("time bank"), because
    "may be" is not "maybe". So the number of ways stays small for any input.
    """
    if "-" in phrase:
        if phrase.count("-") > 2:
            return [phrase, phrase.replace("-", " "), phrase.replace("-", "")]
        parts = phrase.split("-")
        joins = product(("-", " ", ""), repeat=len(parts) - 1)
        return ["".join(chain.from_iterable(zip(parts, (*chosen, ""), strict=True))) for chosen in joins]
    if " " not in phrase:
        return [phrase]
    first, _, rest = phrase.partition(" ")
    closed = [first + rest] if " " not in rest and len(first) > 3 and len(rest) > 3 else []
    return [phrase, phrase.replace(" ", "-"), *closed]


def verb_forms(verb: str) -> dict[str, str]:
    """Each form of a verb with its ending: "s", "ed", "en" (where it differs from "ed") or "ing".

    A verb with one vowel before its last consonant gets both ways to write it: "focused", "focussed".
    """
    endings = {inflect(verb, ending): ending for ending in ("s", "ing", "en", "ed")}
    if _can_double(verb) and verb not in _irregular():
        doubled = verb + verb[-1]
        endings |= {doubled + "ed": "ed", doubled + "ing": "ing"}
    return endings


def inflect(phrase: str, ending: str) -> str:
    """The phrase with its first word, a verb, put into the form that `ending` shows.

    `ending` is "s", "ed", "en", "ing", "" (as it is), or a word that ends so: `inflect("use", "utilised")`
    is "used", `inflect("take part", "participating")` is "taking part".
    """
    verb, space, rest = phrase.partition(" ")
    ending = ending.lower()
    if ending.endswith("ing"):
        verb = _stem(verb, "ing") + "ing"
    elif ending.endswith(("ed", "en")):
        past, participle = _irregular().get(verb) or [_stem(verb, "ed") + "ed"] * 2
        verb = participle if ending.endswith("en") else past
    elif ending.endswith("s") and not ending.endswith("ss"):
        verb = _add_s(verb)
    return verb + space + rest


def in_case(new: str, old: str) -> str:
    """The new words with the capitals of the old: "Utilised" gives "Used", "UTILISED" gives "USED"."""
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[0].upper() + new[1:] if old[:1].isupper() else new


def with_article(phrase: str) -> str:
    """The phrase after "a" or "an", by its sound."""
    return f"an {phrase}" if _SAID_WITH_AN.match(phrase) else f"a {phrase}"


def plural(phrase: str) -> str:
    """Plain words for one of a kind, made fit for many: "person who has it" gives "people who have it".

    Other plain words stay as they are: "buying services".
    """
    one = _ONE.match(phrase)
    if not one:
        return phrase
    before, kind, verb = one.groups()
    rest = phrase[one.end(2) :]
    if verb:
        rest = rest.replace(verb, _MANY.get(verb, verb[:-1]), 1)
    return before + (_MANY.get(kind) or _add_s(kind)) + rest


def _plurals(term: str) -> list[str]:
    """The plural of the last word, and of the word before a preposition: "experts by experience"."""
    words = term.split(" ")
    heads = [at - 1 for at, word in enumerate(words) if word in PREPOSITIONS and at]
    ends = {*heads[:1], len(words) - 1}
    return [
        " ".join([*words[:at], _MANY.get(words[at]) or _add_s(words[at]), *words[at + 1 :]])
        for at in sorted(ends)
    ]


def _add_s(word: str) -> str:
    """Plural of a noun or third person of a verb."""
    if word == "have":
        return "has"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith("sis"):
        return word[:-2] + "es"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in {"go", "do", "undergo"}:
        return word + "es"
    return word + "s"


def _stem(verb: str, ending: str) -> str:
    """What -ed or -ing is added to."""
    if verb.endswith("ie") and ending == "ing":
        return verb[:-2] + "y"
    if verb.endswith("e") and (ending == "ed" or not verb.endswith(("ee", "oe", "ye"))) and len(verb) > 2:
        return verb[:-1]
    if verb.endswith("y") and ending == "ed" and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "i"
    one_syllable = sum(letter in _VOWELS for letter in verb) == 1
    if _can_double(verb) and (one_syllable or verb.endswith("l") or verb.rpartition("-")[2] in _DOUBLING):
        return verb + verb[-1]
    return verb


def _can_double(verb: str) -> bool:
    """Whether the last letter can double, as in "planned": a consonant after a single vowel."""
    return (
        len(verb) > 2
        and verb[-1] not in _VOWELS
        and verb[-1] not in "hwxy"
        and verb[-2] in _VOWELS
        and (verb[-3] not in _VOWELS or verb[-3:-1] == "ui")
    )


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    """Verb -> its past and its participle."""
    lines = Path(__file__).with_name("data").joinpath("irregular_verbs.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {verb: (past, participle) for verb, past, participle in rows}
