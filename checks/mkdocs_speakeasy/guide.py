"""All that a rule may ask about the project that a page belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_speakeasy.glossary import Glossary
from mkdocs_speakeasy.glossary import load as load_glossary
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.settings import Limits, Settings
from mkdocs_speakeasy.text import Page
from mkdocs_speakeasy.word_lists import WordList, changed, shipped

JARGON = "unexplained-jargon"
"""The rule whose list is the project's own: jargon.txt. What `words` names for it comes on top."""


@dataclass(frozen=True, slots=True)
class Guide:
    """The settings of a project, its glossary, and what is known of English words."""

    settings: Settings
    glossary: Glossary
    lexicon: Lexicon
    changed_lists: Mapping[str, WordList] = field(default_factory=dict)

    @classmethod
    def load(cls, settings: Settings) -> "Guide":
        """Read the glossary and the word lists of a project. Raises SpeakeasyError."""
        lists = {rule: changed(rule, items, settings.root) for rule, items in settings.words.items()}
        shared = lists.pop(JARGON).entries if JARGON in lists else ()
        glossary = load_glossary(settings.glossary, settings.root, shared)
        in_full = {entry.term: entry.stands_for for entry in glossary.entries.values() if entry.stands_for}
        return cls(settings, glossary, Lexicon(in_full), lists)

    def words(self, rule: str) -> WordList:
        """The word list of a rule, as this project wants it."""
        return self.changed_lists.get(rule) or shipped(rule)

    def limits(self, page: Page) -> Limits:
        """What the page may ask of its readers. Raises SpeakeasyError if it sets its own limits wrongly."""
        return self.settings.limits_of(page.path, page.front_matter, page.front_matter_line)
