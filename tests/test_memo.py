"""Answers that are worked out once for each word."""

from mkdocs_speakeasy.memo import Memo


def test_each_answer_is_worked_out_once_and_few_are_kept() -> None:
    asked: list[str] = []

    def work(word: str) -> str:
        asked.append(word)
        return word.upper()

    memo = Memo(work, most=2)
    assert [memo[word] for word in ("a", "a", "b", "a")] == ["A", "A", "B", "A"]
    assert asked == ["a", "b"]
    assert [memo["c"], memo["a"]] == ["C", "A"]
    assert asked == ["a", "b", "c", "a"]
    assert len(memo) == 2


def test_it_tells_where_the_answer_is_yes() -> None:
    assert list(Memo(str.isupper).where(["NHS", "a", "GP"])) == [0, 2]
