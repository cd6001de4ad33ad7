"""A page that asks for an older reader than the project allows."""

from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.foreign import foreign
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.score import LONG, reasons, score
from mkdocs_speakeasy.text import Page

RULE = Rule("reading-age", Level.WARNING)
_NAMED = 3


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """At most one finding, at the sentence that adds most to the reading age."""
    limit = guide.limits(page).reading_age
    found = score(page, guide.lexicon)
    if found is None or found.age <= limit or len(foreign(page, guide.lexicon)) == len(page.words):
        return  # the words of another language have no reading age here
    why = reasons(page, guide.lexicon)
    sentence = why.costliest[0]
    over = "just over the limit" if found.guess <= limit else "over the limit"
    explained = {page.lower[at] for use in guide.glossary.find(page) for at in use.places}
    lexicon = guide.lexicon  # a word that it lacks is a slip, and has a message of its own
    hard = (word for word in why.hardest if word not in explained and lexicon.is_known(word))
    hardest = [f'"{word}"' for word in hard][:_NAMED]
    step = "Split this sentence" if sentence.last - sentence.first > LONG else "Make this sentence simpler"
    then = f", and say {_listed(hardest)} in easier words" if hardest else ""
    message = f"The reading age is {found.band()}, {over} of {limit:g}. {step}{then}."
    yield Finding(RULE, page.starts[sentence.first], page.ends[sentence.last - 1], message)


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
