"""The glossary: what is read from a folder of words, what is found with it, and how bad input is met."""

import re
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

import pytest

from mkdocs_speakeasy.entry import slug
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.glossary import Entry, Jargon, load
from mkdocs_speakeasy.text import read

Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Write:
    """Writes a glossary: the keywords are its files, with `_` for `-`."""

    def write(**files: str | bytes) -> Path:
        glossary = tmp_path / "glossary"
        glossary.mkdir()
        for name, text in files.items():
            data = text if isinstance(text, bytes) else text.encode()
            suffix = "txt" if name in {"jargon", "names"} else "md"
            file = glossary / f"{name.replace('_', '-')}.{suffix}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return glossary

    return write


def word(term: str, meaning: str = "A thing.", more: str = "") -> str:
    return f"---\nterm: {term}\n{more}---\n{meaning}\n"


def test_an_entry_has_all_that_its_file_says(folder: Write) -> None:
    source = """---
term: time bank
also: [time banking, time credit]   # other forms
stands_for:
instead: swapping help
see: [reciprocity]
---

People *swap*
[help](x.md).

More, with **an example**.

And more.
"""
    glossary = load(folder(time_bank=source, reciprocity=word("reciprocity")))

    entry = Entry(
        slug="time-bank",
        term="time bank",
        meaning="People swap help.",
        more="More, with **an example**.\n\nAnd more.",
        also=("time banking", "time credit"),
        stands_for="",
        instead="swapping help",
        see=("reciprocity",),
        path="glossary/time-bank.md",
        line=9,
    )
    assert astuple(glossary.entries["time-bank"]) == astuple(entry)
    assert glossary.entries["time-bank"].plain == ("swapping help",)
    assert glossary.entries["reciprocity"].plain == ()


def test_line_ends_byte_order_marks_and_comments_are_no_trouble(folder: Write) -> None:
    comment = "<!-- speakeasy: ignore glossary-entry: no other word -->"
    text = word("carer", f"{comment}\n\nA friend.").replace("\n", "\r\n")
    entry = load(folder(carer="\ufeff" + text)).entries["carer"]

    assert (entry.meaning, entry.more, entry.line) == ("A friend.", "", 6)


def test_markup_and_quotes_in_a_meaning_are_text(folder: Write) -> None:
    meaning = 'A "tag", `<b>`, <script>x</script> & more.'
    entry = load(folder(tag=word("tag", meaning))).entries["tag"]

    assert entry.meaning == 'A "tag", <b>, <script>x</script> & more.'


def test_see_may_go_round(folder: Write) -> None:
    one, two = word("one", more="see: [two]\n"), word("two", more="see: one\n")

    assert load(folder(one=one, two=two)).entries["two"].see == ("one",)


def test_paths_count_from_the_root(folder: Write, tmp_path: Path) -> None:
    glossary = load(folder(one=word("one")), tmp_path.parent)

    assert glossary.entries["one"].path == f"{tmp_path.name}/glossary/one.md"


def test_a_folder_that_is_not_there_holds_no_words(tmp_path: Path) -> None:
    glossary = load(tmp_path / "glossary")

    assert not glossary.entries
    assert not glossary.find(read("page.md", "Some text."))


def test_hidden_files_are_passed_over(folder: Write) -> None:
    path = folder(one=word("one"))
    (path / ".one.md").write_text("a copy of an editor", encoding="utf-8")

    assert list(load(path).entries) == ["one"]


def uses(glossary_folder: Path, source: str) -> list[tuple[str, str]]:
    """Each use on a page as typed, with the term that it is a form of."""
    page = read("page.md", source)
    return [(source[use.start : use.end], use.value.term) for use in load(glossary_folder).find(page)]


def test_all_forms_lead_to_their_word(folder: Write) -> None:
    path = folder(
        co_production=word("co-production", more="also: [co-produce*]\n"),
        gp=word("GP", more="stands_for: general practitioner\n"),
        jargon="commission* -> buy\n",
    )

    assert load(path).entries["gp"].plain == ("general practitioner",)
    assert uses(
        path, "Coproduction, co produced; GPs, general practitioners. COMMISSIONED. Commissions."
    ) == [
        ("Coproduction", "co-production"),
        ("co produced", "co-production"),
        ("GPs", "GP"),
        ("general practitioners", "GP"),
        ("COMMISSIONED", "commission"),
        ("Commissions", "commission"),
    ]


def test_an_entry_comes_before_jargon(folder: Write) -> None:
    path = folder(tender=word("tender"), jargon="tender -> offer\ntender notice -> call for offers\n")
    found = load(path).find(read("page.md", "A tender and a tender notice."))

    assert [type(use.value) for use in found] == [Entry, Jargon]


def test_letters_are_not_a_word_in_small_letters(folder: Write) -> None:
    path = folder(send=word("SEND", more="stands_for: special needs\n"), it=word("IT"))

    assert uses(path, "We send it. Send IT. SEND's. Special needs.") == [
        ("IT", "IT"),
        ("SEND's", "SEND"),
        ("Special needs", "SEND"),
    ]


def test_nothing_is_found_inside_a_name(folder: Write) -> None:
    path = folder(jargon="commissioning -> buying\n", names="Co-op Commissioning\nReal Commissioning\n")

    assert uses(path, "Real Commissioning, Co-op Commissioning, real commissioning, Commissioning.") == [
        ("commissioning", "commissioning"),
        ("Commissioning", "commissioning"),
    ]


def test_figures_stand_in_words_and_names(folder: Write) -> None:
    path = folder(part_4=word("Part 4"), names="Part 4 Review\n")

    assert uses(path, "Part 4, Part 5 and the Part 4 Review.") == [("Part 4", "Part 4")]


def test_an_ampersand_stands_in_words_and_names(folder: Write) -> None:
    path = folder(a_and_e=word("A&E"), jargon="R&D -> new ideas\nspencer\n", names="Marks & Spencer\n")

    assert uses(path, "Marks & Spencer, A&E and our R&D.") == [("A&E", "A&E"), ("R&D", "R&D")]


ALIASES = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
BAD: dict[str, tuple[dict[str, str | bytes], str]] = {
    "no front matter": (
        {"one": "A thing.\n"},
        'glossary/one.md:1: there is no front matter; start with "---"',
    ),
    "front matter without an end": (
        {"one": "---\nterm: one\n"},
        "glossary/one.md:1: there is no front matter",
    ),
    "broken YAML": ({"one": word("[one")}, "glossary/one.md:3: this is not plain YAML"),
    "a colon without quotes": ({"one": word("a: b: c")}, "glossary/one.md:2: this is not plain YAML"),
    "an object": ({"one": word("!!python/name:os.system")}, "glossary/one.md:2: this is not plain YAML"),
    "YAML without end": ({"one": word("one", more=ALIASES)}, "glossary/one.md:2: this YAML cannot be read"),
    "deep YAML": ({"one": word("[" * 5000)}, "glossary/one.md:"),
    "a list for front matter": (
        {"one": "---\n- term\n---\nA thing.\n"},
        "glossary/one.md:2: there is no term",
    ),
    "no term": ({"one": word("")}, 'glossary/one.md:2: there is no term; write "term:" and the word.'),
    "an unknown key": (
        {"one": word("one", more="sea: [two]\n")},
        'glossary/one.md:3: "sea" is not known here',
    ),
    "a term that is a date": (
        {"one": word("2014-04-01")},
        'glossary/one.md:2: "term" must be text; put quotes',
    ),
    "a form that is no text": (
        {"one": word("one", more="also: [no]\n")},
        'glossary/one.md:3: "also" must be text',
    ),
    "a list for a text": (
        {"one": word("one", more="instead: [a]\n")},
        'glossary/one.md:3: "instead" must be text',
    ),
    "a key that stands twice": (
        {"one": word("one", more="also: [two]\nalso: [three]\n")},
        'glossary/one.md:4: "also" stands twice; take one of them out.',
    ),
    "a term with endings": (
        {"one*": word("'one*'")},
        'glossary/one*.md:2: "*" stands for endings; put it under "also".',
    ),
    "a folder inside": (
        {"more/one": word("one")},
        "glossary/more/one.md: no word is looked for here. Move this file up, into glossary.",
    ),
    "a folder deep inside": ({"more/deep/one": word("one")}, "glossary/more/deep/one.md: no word is looked"),
    "a figure in a form": (
        {"p45": word("P45")},
        '"P45" has "4" in it; write the words alone.',
    ),
    "a bracket in a line of jargon": (
        {"jargon": "a (b) -> c\n"},
        'glossary/jargon.txt: "a (b)" has "(" in it',
    ),
    "a file with another name": ({"two": word("one")}, 'two.md: the term is "one", so name the file one.md.'),
    "a term that leads elsewhere": ({"one": word("../one")}, '"../one" has "." in it'),
    "no meaning": ({"one": word("one", "")}, "glossary/one.md:4: there is no meaning"),
    "a meaning of a comment": ({"one": word("one", "<!-- x -->")}, "glossary/one.md:4: there is no meaning"),
    "a meaning of a heading": (
        {"one": word("one", "# One")},
        "glossary/one.md:4: the meaning must come first",
    ),
    "a meaning of HTML": ({"one": word("one", "\n<div>A thing.</div>")}, "one.md:5: the meaning is HTML"),
    "a long meaning": ({"one": word("one", "word " * 400)}, "glossary/one.md:4: the meaning is too long"),
    "see of no word": ({"one": word("one", more="see: [two]\n")}, 'see names "two", but there is no two.md.'),
    "not UTF-8": ({"one": b"---\nterm: one\n---\nA caf\xe9.\n"}, "glossary/one.md:4: byte 24 of this file"),
    "too large": ({"one": b"x" * 33_000_000}, "glossary/one.md: this file is larger than 32 MB."),
    "two words for one form": (
        {"bank": word("bank", more="also: [timebank]\n"), "time_bank": word("time bank")},
        'glossary/time-bank.md: glossary/bank.md explains "time bank" too; keep only one.',
    ),
    "two words for one plural": (
        {"asset": word("asset"), "assets": word("assets")},
        'glossary/assets.md: glossary/asset.md explains "assets" too; keep only one.',
    ),
    "a loop of two": (
        {"fish": word("fish", "It has a gill."), "gill": word("gill", "Part of fish.")},
        'the meanings of "fish" and "gill" use each other; change one.',
    ),
    "a loop of three": (
        {"ant": word("ant", "A bee."), "bee": word("bee", "A cow."), "cow": word("cow", "An ant.")},
        "use each other; change one.",
    ),
    "a broken list": ({"jargon": "-> buying\n"}, "glossary/jargon.txt:1: write"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_sentence(folder: Write, name: str) -> None:
    files, message = BAD[name]

    with pytest.raises(SpeakeasyError, match=re.escape(message)) as error:
        load(folder(**files))
    assert "\n" not in str(error.value)


def test_a_file_or_a_link_in_the_wrong_place_is_refused(folder: Write, tmp_path: Path) -> None:
    path = folder(one=word("one"))
    outside = tmp_path / "two.md"
    outside.write_text(word("two"), encoding="utf-8")

    with pytest.raises(SpeakeasyError, match="this is a file, and the folder of words should stand here"):
        load(outside)
    (path / "two.md").symlink_to(outside)
    with pytest.raises(SpeakeasyError, match=r"two\.md: this is a link that leads out of the folder"):
        load(path)


def test_a_folder_with_the_name_of_a_word_is_refused(folder: Write) -> None:
    path = folder(one=word("one"))
    (path / "two.md").mkdir()

    with pytest.raises(SpeakeasyError, match=r"glossary/two\.md: this is a folder"):
        load(path)


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("Care Act", "care-act"),
        ("carer’s break", "carers-break"),
        ("Grŵp Gwalia", "grwp-gwalia"),
        ("co‑op", "co-op"),
        ("A&E", "a-and-e"),
    ],
)
def test_the_file_has_the_plain_name_of_its_term(term: str, name: str) -> None:
    assert slug(term) == name
