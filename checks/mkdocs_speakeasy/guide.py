"""All that a rule may ask about the project that a page belongs to."""

from dataclasses import dataclass

from mkdocs_speakeasy.glossary import Glossary
from mkdocs_speakeasy.glossary import load as load_glossary
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.settings import Limits, Settings
from mkdocs_speakeasy.text import Page


@dataclass(frozen=True, slots=True)
class Guide:
    """The settings of a project, its glossary, and what is known of English words."""

    settings: Settings
    glossary: Glossary
    lexicon: Lexicon

    @classmethod
    def load(cls, settings: Settings) -> "Guide":
        """Read the glossary of a project. Raises SpeakeasyError."""
        glossary = load_glossary(settings.glossary, settings.root)
        in_full = {entry.term: entry.stands_for for entry in glossary.entries.values() if entry.stands_for}
        return cls(settings, glossary, Lexicon(in_full))

    def limits(self, page: Page) -> Limits:
        """What the page may ask of its readers. Raises SpeakeasyError if it sets its own limits wrongly."""
        return self.settings.limits(page.path, page.front_matter, page.front_matter_line)
