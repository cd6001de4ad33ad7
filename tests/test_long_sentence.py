"""What the message of a long sentence tells the writer to do, and that doing it is enough."""

import pytest

from mkdocs_speakeasy.engine import prepare
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.rules import long_sentence
from mkdocs_speakeasy.settings import parse
from mkdocs_speakeasy.text import read

EIGHT = "we all go to the hall on Monday"
ADVICE = {
    f"{EIGHT}, and {EIGHT}, but they stay at home": 'Start a new sentence at "and we all".',
    f"{EIGHT}; {EIGHT}; {EIGHT}; {EIGHT}; {EIGHT}": 'Start new sentences at "we all go" and "we all go".',
    # the joint that leaves both parts as long as each other, not the first one
    f"{EIGHT}, and we eat, and {EIGHT}, so we sing": 'Start a new sentence at "and we all".',
    # one that takes a little more work to use, if no other is enough
    f"{EIGHT} because {EIGHT} and we eat and drink": 'Start a new sentence at "because we all".',
    # words that say which people are meant stay with them
    f"{EIGHT} with all the people who live there and {EIGHT[3:]}": "Split it, or take words out.",
    f"we go to the hall to the big room of the town in which {EIGHT} too": "Split it, or take words out.",
    # "if" needs the part after the comma
    f"if {EIGHT} in the town and we eat and drink, they go to the house": "Split it, or take words out.",
    f"if {EIGHT}, or we eat and drink in the town, they go to the house": "Split it, or take words out.",
    f"{EIGHT} in the town with them and, if they come, {EIGHT[3:]} again": "Split it, or take words out.",
    # one more thing in a list is no sentence
    f"{EIGHT} in the town with cakes from the shop, and tea for all the men": "Split it, or take words out.",
    f"{EIGHT} in the town with {EIGHT} in the town – 🙂": "Split it, or take words out.",
    f"{EIGHT} because of {EIGHT} and some tea and cake": "Split it, or take words out.",
    # a joint that leaves a part too long is said, with what else to do
    f"{EIGHT} in the town with {EIGHT} in the town, and we sing": 'Start a new sentence at "and we sing", '
    "and take words out.",
    f"{EIGHT}, with tea, cake, bread, jam, milk, nuts, eggs, rice, beans, plums, figs, pears, salt, oil":
    "Split it, make a list of it, or take words out.",
    # more places than a message can name
    "; ".join([EIGHT] * 12): 'Start a new sentence at "we all go", and take words out.',
    f"{EIGHT} in the town with the people of {EIGHT} again": "Split it, or take words out.",
}  # fmt: skip


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    root = tmp_path_factory.mktemp("project")
    return prepare(parse(None, root, root / "docs"))


@pytest.mark.parametrize("sentence", ADVICE)
def test_the_message_says_where_to_split(guide: Guide, sentence: str) -> None:
    (found,) = long_sentence.check(read("docs/a.md", f"{sentence}.\n"), guide)
    assert found.message.endswith(f"; the limit is 20. {ADVICE[sentence]}")


def test_each_part_keeps_to_the_limit(guide: Guide) -> None:
    parts = [f"{EIGHT}; {EIGHT}", f"{EIGHT}; {EIGHT}", EIGHT]
    whole, split = "; ".join(parts), ". ".join(map(str.capitalize, parts))
    assert len(list(long_sentence.check(read("docs/a.md", f"{whole}.\n"), guide))) == 1
    assert list(long_sentence.check(read("docs/a.md", f"{split}.\n"), guide)) == []
