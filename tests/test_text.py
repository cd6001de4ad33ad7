"""What a page is to its reader, and that each piece knows its place in the file."""

import json
import re
import string
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speakeasy.text import JOINER, OBJECT, Block, Directive, Page, read
from mkdocs_speakeasy.words import find_words

FOLDER = Path(__file__).with_name("text")
PAGES = sorted(FOLDER.glob("*.md"))

PIECES: list[str] = json.loads((FOLDER / "pieces.json").read_text("utf-8"))
MARKDOWN = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
LETTERS = st.sampled_from(string.ascii_letters + "éŵŷÂßшжשלוםمرحبا日本語हद" + "ﬁ")
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=30)


def outline(page: Page) -> list[str]:
    """Each block with its kind, as a reader reads it; ▪ stands for what is not words."""
    return [f"{block.kind}{block.level or ''}: {as_read(page, block)}".rstrip() for block in page.blocks]


def as_read(page: Page, block: Block) -> str:
    return " ".join(page.text[block.start : block.end].replace(JOINER, "").replace(OBJECT, "▪").split())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_dialect_is_read_as_a_reader_reads_it(path: Path) -> None:
    page = read(path.name, path.read_text("utf-8"))
    assert outline(page) == path.with_suffix(".blocks").read_text("utf-8").splitlines()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_is_hidden_is_never_read(path: Path) -> None:
    assert "hidden" not in read(path.name, path.read_text("utf-8")).lower


@given(MARKDOWN)
def test_the_text_keeps_every_character_at_its_place(source: str) -> None:
    page = read("page.md", source)
    assert len(page.text) == len(source)
    for shown, typed in zip(page.text, source, strict=True):
        assert shown in (typed, " ", "\n", JOINER, OBJECT) or typed == "&"


@given(MARKDOWN)
def test_every_word_stands_where_it_says(source: str) -> None:
    page = read("page.md", source)
    assert len(page.words) == len(page.lower) == len(page.starts) == len(page.ends)
    reached = 0
    for word, start, end in zip(page.words, page.starts, page.ends, strict=True):
        assert reached <= start < end <= len(source)
        assert page.text[start:end].replace(JOINER, "") == word
        if JOINER not in page.text[start:end] and "&" not in source[start:end]:
            assert page.source[start:end] == word
        reached = end


@given(MARKDOWN)
def test_a_word_has_letters_only(source: str) -> None:
    for word in read("page.md", source).words:
        assert not re.search(r"[\d_\s\x00\x01]", word)
        assert word[0].isalpha()


@given(MARKDOWN)
def test_blocks_are_in_order_and_line_breaks_stand_between_them(source: str) -> None:
    page = read("page.md", source)
    for block in page.blocks:
        assert 0 <= block.start < block.end <= len(source)
        assert "\n" not in page.text[block.start : block.end]
        assert page.text[block.start] not in (" ", "\t", JOINER)
    for block, following in pairwise(page.blocks):
        assert "\n" in page.text[block.end : following.start]
    for start, end in zip(page.starts, page.ends, strict=True):
        holder = page.block_at(start)
        assert holder
        assert holder is page.block_at(end - 1)


@given(MARKDOWN)
def test_sentences_share_out_all_words(source: str) -> None:
    page = read("page.md", source)
    reached = 0
    for sentence in page.sentences:
        assert sentence.first == reached < sentence.last
        assert sentence.block.start <= sentence.start <= page.starts[sentence.first]
        assert page.ends[sentence.last - 1] <= sentence.end <= sentence.block.end
        reached = sentence.last
    assert reached == len(page.words)


@given(MARKDOWN)
def test_links_and_images_hold_their_text(source: str) -> None:
    page = read("page.md", source)
    for link in page.links:
        assert 0 <= link.start <= link.text_start <= link.text_end <= link.end <= len(source)
    for image in page.images:
        assert 0 <= image.start <= image.alt_start <= image.alt_end <= image.end <= len(source)


@given(MARKDOWN)
def test_lines_and_columns_count_from_one(source: str) -> None:
    page = read("page.md", source)
    lines = re.split(r"\r\n|\r|\n", source)
    for start in page.starts:
        line, column = page.line_column(start)
        assert lines[line - 1][column - 1] == source[start]


@given(WORDS, st.sampled_from((" ", "\n", "\r\n", "\r", "\t", "  \n", "\u00a0", ", ", "\n\n", "; ", " – ")))
def test_words_of_any_script_are_found(words: list[str], gap: str) -> None:
    page = read("page.md", gap.join(words))
    assert page.words == words
    assert [page.source[start:end] for start, end in zip(page.starts, page.ends, strict=True)] == words


@given(st.text(st.characters(max_codepoint=0x27FF) | st.sampled_from("aé1'-’\u0301_😀²½Ⅷ")))
def test_words_are_found_alike_beside_another_script(text: str) -> None:
    assert find_words(text)[0] == find_words(f"{text} ж")[0][:-1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("E\u0301t \u0301a -\u0301 ‑\u0301b", ["E\u0301t", "a", "b"]),
        ("co‑op ж‐ж ж‑‑ж ж-\u0301ж", ["co‑op", "ж‐ж", "ж", "ж", "ж-\u0301ж"]),
        ("ж\u00adж\u00ad-ж 'ж' ж’", ["жж-ж", "ж", "ж"]),
        ("٣ж ж٣ 2-ж ж_ж a½ ж", ["ж"]),
        ("– → 😀 ½ ²", []),
    ],
)
def test_letters_of_any_script_take_the_same_signs(text: str, words: list[str]) -> None:
    assert read("page.md", text).words == words


@given(MARKDOWN.filter(lambda source: "\r" not in source))
def test_windows_line_ends_change_no_word(source: str) -> None:
    page, windows = read("page.md", source), read("page.md", source.replace("\n", "\r\n"))
    assert windows.words == page.words
    assert [block.kind for block in windows.blocks] == [block.kind for block in page.blocks]


@given(MARKDOWN.filter(lambda source: not source.startswith("\ufeff")))
def test_a_byte_order_mark_changes_no_word(source: str) -> None:
    assert read("page.md", "\ufeff" + source).words == read("page.md", source).words


def test_front_matter_is_kept_apart() -> None:
    page = read("page.md", "\ufeff---\r\ntitle: Hidden\r\n---\r\nShown\r\n")
    assert page.front_matter == "title: Hidden\r\n"
    assert page.front_matter_line == 2
    assert page.words == ["Shown"]
    assert page.line_column(page.starts[0]) == (4, 1)


@pytest.mark.parametrize(
    "top", ["Text: a\n", "# A comment\n\n'a b': c\n", "{a: b}\n", "a:\n  b\n", "a: ---\n"]
)
def test_front_matter_is_a_table_of_keys(top: str) -> None:
    page = read("page.md", f"---\n{top}---\nWord")
    assert (page.front_matter, page.words) == (top, ["Word"])


@pytest.mark.parametrize("top", ["\nText\n\n", "- Text: a\n", "Text\na: b\n", "# Text\n"])
def test_text_between_two_rules_is_no_front_matter(top: str) -> None:
    page = read("page.md", f"---\n{top}---\n\nWord")
    assert page.front_matter == ""
    assert [page.words[0], page.words[-1]] == ["Text", "Word"]


@pytest.mark.parametrize("source", ["", "Shown", "Shown\n\n---\ntitle: shown\n---\n", "---\ntitle: shown"])
def test_a_page_may_have_no_front_matter(source: str) -> None:
    page = read("page.md", source)
    assert (page.front_matter, page.front_matter_line) == ("", 0)
    assert page.lower == re.findall("[a-z]+", source.lower())


def test_links_and_images_give_targets_as_typed() -> None:
    source = (
        'A [**new** guide](tŷ.md "Title"), [one][Ŵy], <https://a.org/b>, [made]({{ base }}/c), '
        '<a class="x" href="raw.md">raw</a>, ![alt *text*](tŷ.png), <img src="i.png" alt="it &amp; me">, '
        "[![in](in.png)](out.md).\n\n[ŵy]: <far/tŷ.md>\n"
    )
    page = read("page.md", source)
    assert [(link.url, source[link.text_start : link.text_end]) for link in page.links] == [
        ("tŷ.md", "**new** guide"),
        ("far/tŷ.md", "one"),
        ("https://a.org/b", "https://a.org/b"),
        ("{{ base }}/c", "made"),
        ("raw.md", "raw"),
        ("out.md", "![in](in.png)"),
    ]
    assert [(image.url, source[image.alt_start : image.alt_end]) for image in page.images] == [
        ("tŷ.png", "alt *text*"),
        ("i.png", "it &amp; me"),
        ("in.png", "in"),
    ]
    assert source[page.links[4].start : page.links[4].end] == '<a class="x" href="raw.md">raw</a>'


def test_escapes_and_entities_in_a_target_are_undone() -> None:
    page = read("page.md", "é [a](b\\_c&amp;d) ![](e)")
    assert page.links[0].url == "b_c&d"
    assert page.images[0].alt_start == page.images[0].alt_end


def test_directives_cover_the_block_after_them() -> None:
    source = (
        "<!-- speakeasy: ignore long-sentence: it is a quote -->\n> Quoted words.\n\n"
        "Then <!-- speakeasy: ignore plainer-word --> more.\n\n- Item\n\n<!-- speakeasy: ignore -->\n\n"
        "`<!-- speakeasy: ignore in-code: no -->`\n\n<!-- speakeasy:ignore image: nice -->\n![](a.png)\n\n"
        "<!-- speakeasy:ignore last: done --><!-- another -->\n"
    )
    page = read("page.md", source)
    assert [(found.rule, found.reason, source[slice(*found.covers)]) for found in page.directives] == [
        ("long-sentence", "it is a quote", "Quoted words."),
        ("plainer-word", "", "Item"),
        ("", "", "`<!-- speakeasy: ignore in-code: no -->`"),
        ("image", "nice", "![](a.png)"),
        ("last", "done", ""),
    ]
    assert isinstance(page.directives[0], Directive)


def test_abbreviations_are_noted_where_they_stand() -> None:
    source = "Text.\n\n*[GP]: doctor\n*[GP]: again\n  *[Tŷ]: house\n\n```\n*[BBC]: hidden\n```\n"
    page = read("page.md", source)
    assert page.abbreviations == {"GP": source.index("GP"), "Tŷ": source.index("Tŷ")}


def test_words_and_what_stands_at_an_offset() -> None:
    source = "# Pay *people*\n\nIt’s ﬁne: co‑op [pay](a.md) and W\u0302Y.\n"
    page = read("page.md", source)
    assert page.lower == ["pay", "people", "it's", "fine", "co-op", "pay", "and", "ŵy"]
    assert page.words[3:5] == ["ﬁne", "co‑op"]
    assert page.block_at(source.index("people")) == Block("heading", 2, 13, 1)
    assert page.block_at(15) is None
    link = page.link_at(source.index("pay]"))
    assert link
    assert link.url == "a.md"
    assert [page.link_at(0), page.link_at(len(source)), page.block_at(0)] == [None, None, None]


def test_code_keeps_words_apart() -> None:
    page = read("page.md", "Run `x` now and co`x`op.")
    assert page.text == f"Run {OBJECT}{JOINER * 2} now and co{OBJECT}{JOINER * 2}op."
    assert page.words == ["Run", "now", "and", "co", "op"]


def test_html_without_words_of_its_own() -> None:
    page = read("page.md", "<!DOCTYPE html>\n<?hidden?>\nOne<hr>two\n\nthree <? hidden ?> four </script>five")
    assert page.words == ["One", "two", "three", "four", "five"]
    assert len(page.blocks) == 3


def test_a_fence_in_html_keeps_its_empty_lines() -> None:
    source = "<div>\n\n```\nhidden\n```\n\n</div>\n\n<div><p>a\n\n    b</p></div>\n\n<p markdown>*c*</p> d\n"
    assert read("page.md", source).words == ["a", "b", "c", "d"]


def test_html_that_nobody_closed_hides_no_later_paragraph() -> None:
    page = read("page.md", "A <code>b\n\nc <td>d\n\n</p></i> e </td>f")
    assert page.words == ["A", "b", "c", "d", "e", "f"]
    assert [block.kind for block in page.blocks] == [
        "paragraph",
        "paragraph",
        "cell",
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize("tag", ["code", "pre", "svg", "style", "template"])
def test_a_tag_hides_its_text_only_up_to_its_end(tag: str) -> None:
    page = read("page.md", f"<{tag}>\nhidden\n</{tag}>\n\na\n\n<{tag.upper()}>\nb\n\nc <{tag}>d\n")
    assert page.words == ["a", "b", "c", "d"]


BOMBS: dict[str, Callable[[int], str]] = {
    "lists": lambda n: "- " * n + "x",
    "numbered lists": lambda n: "1. " * n + "x",
    "indented lists": lambda n: "".join(f"{' ' * (4 * (row % 60))}- a\n" for row in range(n)),
    "quotes": lambda n: ">" * n + "x",
    "brackets": lambda n: "[" * n + "x" + "]" * n,
    "open brackets": lambda n: "[" * n,
    "images": lambda n: "![[](" * n,
    "labels": lambda n: "[a] [a]\n" * n + "\n[a]: b\n",
    "stress": lambda n: "*a **b _c " * n,
    "code": lambda n: "".join("`" * (row % 300) + "a|" for row in range(n // 30)),
    "braces": lambda n: "{{ {% { .a " * n,
    "braces in braces": lambda n: "{{ a" + "{b{c} d}" * n,
    "targets": lambda n: "](a b" * n + "](" + "a (b) " * n,
    "far in": lambda n: "".join(f"{' ' * (4 * (row % 60) + 2)}a\n\n" for row in range(n)),
    "attributes": lambda n: "{ .a" + " .a" * n,
    "signs": lambda n: "==a ^b ~c " * n,
    "tags": lambda n: "<div>" * n + "</p>" * n + "</div>" * n,
    "tags with Markdown": lambda n: "<div markdown>\n" * n + "a\n\n" + "</div>\n" * n,
    "broken tags": lambda n: "<a '\"" * n,
    "open fences": lambda n: "``` a\n" * n,
    "tight headings": lambda n: "#Heading\n" * n,
    "comments": lambda n: "<!-- a " * n,
    "comments that close at last": lambda n: "<!-- a " * n + "\n-->",
    "tags alone": lambda n: "<br>\n" * n + "<br \n" * n,
    "ignore comment": lambda n: "<!-- speakeasy: ignore " + "a" * (20 * n),
    "containers": lambda n: "".join(f'{" " * (4 * (row % 50))}!!! a "b"\n' for row in range(n)),
    "titles": lambda n: '=== "' * n,
    "snippets": lambda n: "--8<--\n" * n,
    "front matter": lambda n: "---\n" + "a: b\n" * n,
    "Windows front matter": lambda n: "---\r\n" + "a: b\r\n" * n,
    "tables": lambda n: "|a" * n + "\n" + "|-" * n + "\n",
    "definitions": lambda n: "a\n: " * n,
    "footnotes": lambda n: "[^a]: " * n,
    "entities": lambda n: "&amp" * n,
    "letters": lambda n: "a" * (20 * n),
    "letters and a number": lambda n: "a-" * n + "1",
    "joiners": lambda n: "a\u00ad" * n,
    "full stops": lambda n: "." * n + " A",
    "dotted": lambda n: "a.b" * n + ".md " + ".md" * n,
    "mailboxes": lambda n: "a@b." * n,
    "sentences": lambda n: "A b. " * n,
    "one line": lambda n: "word " * (4 * n),
    "lines": lambda n: "word\n" * (4 * n),
    "foreign": lambda n: "é—" * n,
}


@pytest.mark.parametrize("shape", BOMBS)
def test_no_page_is_read_in_more_than_linear_time(shape: str) -> None:
    small, large = BOMBS[shape](2_500), BOMBS[shape](20_000)

    def cost(source: str) -> float:
        start = process_time()
        assert len(read("page.md", source).text) == len(source)
        return process_time() - start

    # Eight times the page would cost 64 times as much if reading it were quadratic.
    assert cost(large) < 25 * max(min(cost(small) for _ in range(3)), 0.002)
