"""Makes the parser see Markdown and HTML inside each other as Python-Markdown does."""

import re

from mkdocs_speakeasy.markup import VALUES

_BLOCK = re.compile(
    rf"<(?P<close>/?)(?P<name>address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|"
    rf"figcaption|figure|footer|form|h[1-6]|header|li|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|"
    rf"thead|tr|ul)\b(?P<values>{VALUES})>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"""\smarkdown(?:[ ]*=[ ]*["']?(?:1|block|span)["']?)?(?=[\s/]|\Z)""")
_EMPTY_LINES = re.compile(r"\n(?=[ \t]*\n)")


def open_html(markdown: str) -> str:
    """Markdown of the same length in which the parser sees HTML as Python-Markdown does.

    Between tags that carry `markdown`, Markdown is read: such tags become spaces. Between others it is not, not even
    after an empty line: empty lines there go.
    """
    pieces, at = [], 0
    for start, end, piece in sorted(_edits(markdown)):
        if start >= at:
            pieces += [markdown[at:start], piece]
            at = end
    return "".join([*pieces, markdown[at:]])


def _edits(markdown: str) -> list[tuple[int, int, str]]:
    edits: list[tuple[int, int, str]] = []
    opened: list[re.Match[str]] = []
    counts: dict[str, int] = {}
    for tag in _BLOCK.finditer(markdown):
        name = tag["name"].lower()
        if not tag["close"]:
            opened.append(tag)
            counts[name] = counts.get(name, 0) + 1
        elif counts.get(name):
            while True:
                opener = opened.pop()
                counts[opener["name"].lower()] -= 1
                if opener["name"].lower() == name:
                    break
            if _MARKDOWN.search(opener["values"]):
                edits += [(part.start(), part.end(), " " * len(part[0])) for part in (opener, tag)]
            elif not opened and _starts_line(markdown, opener.start()):
                edits += _joined(markdown, opener.end(), tag.start())
    return edits


def _starts_line(markdown: str, start: int) -> bool:
    before = markdown[max(0, start - 4) : start].rpartition("\n")
    return not before[2].strip() and (bool(before[1]) or start < 4)


def _joined(markdown: str, start: int, end: int) -> list[tuple[int, int, str]]:
    inner = markdown[start:end]
    if "```" in inner or "~~~" in inner:
        return []
    return [(start + gap.start(), start + gap.end(), " ") for gap in _EMPTY_LINES.finditer(inner)]
