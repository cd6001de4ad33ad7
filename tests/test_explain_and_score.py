"""`speakeasy explain`, `speakeasy score` and the help of each command."""

import shlex
import subprocess

import pytest

from fixtures import Captured, Run, Write
from mkdocs_speakeasy.cli import COMMANDS, main
from mkdocs_speakeasy.rules import RULES

LEVELS = {rule.RULE.name: rule.RULE.level for rule in RULES}


@pytest.mark.parametrize("rule", LEVELS)
def test_explain_prints_the_page_of_a_rule(capsys: Captured, rule: str) -> None:
    assert main(["explain", rule]) == 0
    text = capsys.readouterr().out
    for title in ("What it looks for", "Why it matters", "Change this", "To this", "When to ignore it"):
        assert f"\n{title}\n" in text
    assert "```" not in text
    assert text.endswith(f"\nLevel: {LEVELS[rule]}\n")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (
            ["time", "bank"],
            [
                "time bank",
                "You give an hour and you get an hour.",
                "See it.",
                "Say instead: swap",
                "See also: NHS",
            ],
        ),
        (["Time-Banks"], ["time bank"]),
        (["nhs"], ["NHS (National Health Service)", "It gives free care."]),
        (
            ["commissioning"],
            [
                "commissioning is jargon. The glossary does not explain it yet.",
                "Say instead: buying services",
            ],
        ),
    ],
)
def test_explain_says_what_a_word_means(capsys: Captured, words: list[str], parts: list[str]) -> None:
    assert main(["explain", *words]) == 0
    assert capsys.readouterr().out.startswith("\n\n".join(parts))


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("name", "near"),
    [("commissoning", "commissioning"), ("pasive-voice", "passive-voice"), ("qqqq", "unexplained-jargon")],
)
def test_explain_of_an_unknown_name_gives_the_nearest(capsys: Captured, name: str, near: str) -> None:
    assert main(["explain", name]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f'"{name}" is not a rule, and the glossary does not have it. Near it: {near}')
    assert said.partition(". Try")[0].count(",") == 3  # one in the sentence, two between three names
    assert said.endswith(f"Try: speakeasy explain {near}\n")


@pytest.mark.usefixtures("project")
def test_score_says_the_age_and_why(write: Write, capsys: Captured) -> None:
    easy = "The dog runs to the big tree. The cat sits on the bed and plays. We read a book at home. " * 12
    long = "We give our time so that you can give your time and so that we all get the help that we need."
    hard = "Commissioners reimburse reciprocity."
    write({"docs/index.md": f"# Hard deliberations\n\n{easy}\n\n{long}\n\n- {hard}\n"})
    assert main(["score", "docs/index.md"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "docs/index.md: reading age 7 or under (rough)"
    for sentence, place, hint in [
        (long, "5:1", "It has 22 words. Make two sentences of it."),
        (hard, "7:3", "Find easier words for: "),
    ]:
        number = lines.index(f"  {place} {sentence.rstrip('.')}")
        assert lines[number + 1].startswith(f"      {hint}")
    assert "deliberations" not in "".join(lines)


@pytest.mark.usefixtures("project")
def test_score_shows_what_it_scored(write: Write, capsys: Captured) -> None:
    write({"docs/index.md": "# Home\n\nPay **peo**ple, `now`, 5 times. Say why.\n\n| A |\n| - |\n| B |\n"})
    assert main(["score", "--show-text", "docs/index.md"]) == 0
    assert capsys.readouterr().out == "Pay people times\nSay why\n"
    assert main(["score", "docs/index.md"]) == 0
    said = "docs/index.md has too few words for a reading age. It takes 100 in whole sentences.\n"
    assert capsys.readouterr().out == said


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_short_and_its_examples_run(write: Write, speakeasy: Run, command: str) -> None:
    write({"glossary/reciprocity.md": "---\nterm: reciprocity\n---\nYou give and you get.\n"})
    for words in ("init -q -b main", "add .", "-c user.name=A -c user.email=a@b.uk commit -q -m First"):
        subprocess.run(["git", *words.split()], check=True)
    done = speakeasy(command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) <= 30
    assert max(map(len, lines)) <= 90
    assert f"  {command} " in speakeasy("--help").stdout
    examples = [line[2:].split("  ")[0] for line in lines if line.startswith("  speakeasy ")]
    assert examples
    for example in examples:
        assert speakeasy(*shlex.split(example.partition(" >")[0])[1:]).returncode in {0, 1}
