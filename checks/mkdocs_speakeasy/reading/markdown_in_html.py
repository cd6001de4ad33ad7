"""Makes the parser see Markdown and HTML inside each other as Python-Markdown does."""

import re
from collections import Counter

from mkdocs_speakeasy.splice import splice

# No quoted value is long, and none holds the fence of a block of code.
_VALUES = r"""(?:[^<>"'`]|"[^"`]{0,2000}"|'[^'`]{0,2000}')*+"""
_NAMES = (
    "address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|"
    "form|h[1-6]|header|li|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BLOCK = re.compile(rf"<(?P<close>/?)(?P<name>{_NAMES})\b(?P<values>{_VALUES})>", re.IGNORECASE)
# Lines of tags such as `<br>`, and a line of text right after them. To the parser such a line begins a block.
_TAGS_ALONE = re.compile(
    rf"""\n[ \t]*+(?:(?:[-*+]|\d{{1,9}}[.)])[ ]++)?
        (?: <(?!/?(?i:{_NAMES})\b)/?[a-zA-Z][\w-]*+(?:\s{_VALUES}|/)?> [ \t]*+\n[ \t]*+ ){{1,9}}+
        (?![-+*][ ]|\d{{1,9}}[.)][ ]|`{{3}})(?=[\w*`\[(\"'!&,\\])""",
    re.VERBOSE,
)
# A comment with text after it in its line; the parser shall see a tag there, which begins no block.
_BEFORE_TEXT = re.compile(r"<!--(?:(?!<!--|-->).)*+-->(?=[ \t]*[^\s<{])")
_MARKDOWN = re.compile(r"""\smarkdown(?:[ ]*=[ ]*["']?(?:1|block|span)["']?)?(?=[\s/]|\Z)""")


def rewrite_html(markdown: str) -> str:
    """Markdown of the same length in which the parser sees HTML as Python-Markdown does.

    Between tags that carry `markdown`, Markdown is read: such tags become spaces. Between others it is not,
    up to the closing tag. A comment hides nothing but itself: not the rest of its line, nor of the page if
    nothing closes it.
    """
    head, closes, tail = markdown.rpartition("-->")
    markdown = head + closes + tail.replace("<!--", ",!--")
    markdown = _TAGS_ALONE.sub(lambda match: "\n" + match[0][1:].replace("\n", " "), "\n" + markdown)[1:]
    markdown = _BEFORE_TEXT.sub(lambda match: "<x".ljust(len(match[0]) - 1) + ">", markdown)
    return splice(markdown, sorted(_edits(markdown)))


def _edits(markdown: str) -> list[tuple[int, int, str]]:
    edits: list[tuple[int, int, str]] = []
    opened: list[re.Match[str]] = []
    counts: Counter[str] = Counter()
    for tag in _BLOCK.finditer(markdown):
        name = tag["name"].lower()
        if not tag["close"]:
            opened.append(tag)
            counts[name] += 1
        elif counts[name]:
            opener = _pop(opened, counts, name)
            if _MARKDOWN.search(opener["values"]):
                edits += [_hidden(markdown, opener), _hidden(markdown, tag)]
            elif not opened and _starts_line(markdown, opener.start()):
                edits += _enclosed(markdown, opener, tag)
    return edits


def _pop(opened: list[re.Match[str]], counts: Counter[str], name: str) -> re.Match[str]:
    """Close the innermost open tag of this name, and all that was left open inside it."""
    while True:
        opener = opened.pop()
        counts[opener["name"].lower()] -= 1
        if opener["name"].lower() == name:
            return opener


def _hidden(markdown: str, tag: re.Match[str]) -> tuple[int, int, str]:
    """Spaces for a tag at the end of its line; else a name that begins no block, so that Markdown goes on."""
    line_end = markdown.find("\n", tag.end())
    after = markdown[tag.end() : line_end if line_end >= 0 else None]
    if after.strip() or (tag["close"] and not _starts_line(markdown, tag.start())):
        return tag.start("name"), tag.start("name") + 1, "x"
    return tag.start(), tag.end(), " " * len(tag[0])


def _starts_line(markdown: str, start: int) -> bool:
    before = markdown[max(0, start - 4) : start].rpartition("\n")
    return not before[2].strip() and (bool(before[1]) or start < 4)


def _enclosed(markdown: str, opener: re.Match[str], closer: re.Match[str]) -> list[tuple[int, int, str]]:
    """`<div>` to `</div>` as `<?` to `?>`: such a block ends there, and not at the next empty line."""
    inner = markdown[opener.end() : closer.start()]
    if "```" in inner or "~~~" in inner:
        return []  # code is read first
    return [
        (opener.start(), opener.end(), "<?".ljust(len(opener[0]))),
        (closer.start(), closer.end(), "?>".rjust(len(closer[0]))),
    ]
