"""The rules, in the order in which they run: those that matter most to a reader come first."""

from collections.abc import Iterator
from typing import Protocol

from mkdocs_speakeasy.finding import Finding, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.rules import (
    block_capitals,
    double_negative,
    figure_of_speech,
    glossary_entry,
    ignore_comment,
    labelling_language,
    long_paragraph,
    long_sentence,
    missing_image_text,
    passive_voice,
    plainer_word,
    reading_age,
    skipped_heading,
    unexplained_acronym,
    unexplained_jargon,
    unfinished_text,
    unknown_word,
    vague_link_text,
)
from mkdocs_speakeasy.text import Page


class RuleModule(Protocol):
    """What each module here offers. The first line of its docstring says what it looks for."""

    __name__: str
    RULE: Rule

    def check(self, page: Page, guide: Guide) -> Iterator[Finding]:
        """Each fault on the page, in any order."""


RULES: tuple[RuleModule, ...] = (
    unexplained_jargon,
    unexplained_acronym,
    glossary_entry,
    unfinished_text,
    ignore_comment,
    reading_age,
    long_sentence,
    plainer_word,
    labelling_language,
    unknown_word,
    figure_of_speech,
    double_negative,
    vague_link_text,
    missing_image_text,
    skipped_heading,
    block_capitals,
    long_paragraph,
    passive_voice,
)
