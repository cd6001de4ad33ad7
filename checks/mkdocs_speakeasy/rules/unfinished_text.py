"""A note "Still to write: ..." that the writer has not replaced, in the text or at the top of the file."""

import re
from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.text import JOINER, Page

RULE = Rule("unfinished-text", Level.ERROR)

MARK = "Still to write:"
_NOTE = re.compile(rf"\b{MARK}[^\n.!?\"]{{0,200}}")


def check(page: Page, guide: Guide) -> Iterator[Finding]:  # noqa: ARG001 (all rules have one shape)
    """One finding for each mark, with the note after it."""
    if MARK not in page.source:
        return
    top = page.source.find(page.front_matter)
    for start, text in ((top, page.front_matter), (0, page.text)):
        for note in _NOTE.finditer(text):
            said = " ".join(note[0].replace(JOINER, "").split())
            end = note.start() + len(note[0].rstrip())
            message = f'"{said}" is not done. Write it, or take the note out.'
            yield Finding(RULE, start + note.start(), start + end, message)
