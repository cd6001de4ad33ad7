"""Measure how fast the checks are, as ratios within one run, and print a Markdown table.

    python bench/run.py [FOLDER]

FOLDER holds Markdown, else docs/ is taken; its files are repeated until there are 600,000 words. Each figure
is the CPU time of a whole process and its children, the best of a few runs. It takes ten minutes, on Linux or
macOS.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import count, cycle, islice
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # it keeps the advertisements off the screen
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # a program is compiled once, as after any install
ROOT = Path(__file__).resolve().parents[1]
WORDS, PAGES, ENTRIES = 600_000, 1_000, 500
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
BARE = (
    "import re, sys, pathlib\n"
    f"word = re.compile({WORD.pattern!r})\n"
    "texts = (path.read_text('utf-8') for path in pathlib.Path(sys.argv[1]).rglob('*.md'))\n"
    "print(sum(len(word.findall(text)) for text in texts))"
)
SITE = "site_name: Speed\ntheme: {name: material, font: false}\nplugins:\n  - search\n"
OURS = "  - speakeasy:\n      levels:\n" + "".join(
    f"        {rule}: advice\n" for rule in ("unexplained-jargon", "unexplained-acronym", "glossary-entry")
)  # so that no error ends the build
CHECK = ("-m", "mkdocs_speakeasy", "check", "--format", "json", "--fail-on", "never")


class Cost(NamedTuple):
    """What a process used: CPU in seconds, memory at its peak in MB."""

    cpu: float
    memory: float


class Row(NamedTuple):
    """A measurement: its name, what it is compared with, the limit of the ratio, and both costs."""

    what: str
    than: str
    limit: float | None
    cost: Cost
    base: Cost


def measure(arguments: Sequence[str], folder: Path, runs: int) -> Cost:
    """The least cost of some runs of Python with these arguments."""
    costs = []
    for _ in range(runs):
        with (folder / "log.txt").open("w") as log:
            command = [sys.executable, *arguments]
            process = subprocess.Popen(
                command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=log
            )
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(arguments)} failed:\n{(folder / 'log.txt').read_text()[-2000:]}")
        unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
        costs.append(Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1_000_000))
    return Cost(min(cost.cpu for cost in costs), max(cost.memory for cost in costs))


def write_pages(folder: Path, texts: Sequence[str], words: int) -> int:
    """Repeat the texts as pages until they hold this many words, and give the number of words."""
    folder.mkdir(parents=True)
    total = 0
    for number, text in zip(count(), cycle(texts)):
        if total >= words:
            break
        (folder / f"page-{number}.md").write_text(text, encoding="utf-8")
        total += len(WORD.findall(text))
    return total


def checks(folder: Path, texts: Sequence[str]) -> list[Row]:
    """All rules over many pages, over twice as many, and over one short page."""
    words = write_pages(folder / "once" / "docs", texts, WORDS)
    write_pages(folder / "twice" / "docs", texts, 2 * words)
    write_pages(folder / "short" / "docs", ["# Pay people\n\nPay people for their time.\n"], 1)
    for name in ("once", "twice"):  # jargon is looked for with the words of our own glossary
        copytree(ROOT / "glossary", folder / name / "glossary")
    bare = measure(["-c", BARE, "docs"], folder / "once", 3)
    once = measure([*CHECK, "docs"], folder / "once", 3)
    twice = measure([*CHECK, "docs"], folder / "twice", 2)
    short = measure([*CHECK, "docs"], folder / "short", 10)
    nothing = measure(["-c", "pass"], folder, 10)
    return [
        Row(f"All rules on {words:,} words", "one regular expression on the same files", 5, once, bare),
        Row("All rules on twice as many", "on once as many", 2.1, twice, once),
        Row("`speakeasy check` of one short page", "`python -c pass`", 15, short, nothing),
    ]


def write_site(folder: Path, texts: Sequence[str], entries: Sequence[str], *, plain: bool) -> None:
    """A site of 1,000 pages with these words in its glossary, or as `plain` pages without our plugin."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for number, text in enumerate(islice(cycle(texts), PAGES)):
        (docs / f"page-{number}.md").write_text(text, encoding="utf-8")
    words = docs / "glossary" if plain else folder / "glossary"
    words.mkdir()
    for entry in entries:
        meaning = "You give something and you get something back."
        title = f"# {entry}" if plain else f"---\nterm: {entry}\n---"
        (words / f"{entry}.md").write_text(f"{title}\n\n{meaning}\n", encoding="utf-8")
    if plain:
        links = "".join(f"- [{entry}]({entry}.md)\n" for entry in entries)
        (words / "index.md").write_text(f"# Words\n\n{links}", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SITE if plain else SITE + OURS, encoding="utf-8")


def builds(folder: Path, texts: Sequence[str]) -> list[Row]:
    """`mkdocs build` with our plugin and extension, and without them on the same number of pages or fewer."""
    uses = Counter(word for text in texts for word in set(re.findall(r"\b[a-z]{6,}\b", text)))
    roots = {word[:5]: word for word, _ in uses.most_common(8 * ENTRIES)}  # one form of each word
    entries = list(roots.values())[:ENTRIES]  # some stand on most pages, most on a few
    write_site(folder / "with", texts, entries, plain=False)
    write_site(folder / "without", texts, entries, plain=True)
    write_site(folder / "bare", texts, [], plain=True)
    build = ["-m", "mkdocs", "-q", "build"]
    cost, same, fewer = (measure(build, folder / site, 2) for site in ("with", "without", "bare"))
    name = f"`mkdocs build` of {PAGES:,} pages with {len(entries)} words explained"
    return [
        Row(name, "the same pages, the words as plain Markdown, without us", 1.10, cost, same),
        Row(name, "the pages alone, without the words", None, cost, fewer),
    ]


def main() -> None:
    """Measure all and print the table."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    sources = (path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.md")))
    # Front matter may name templates that only its own site has.
    texts = [text for each in sources if (text := FRONT_MATTER.sub("", each)).strip()]
    if not texts:
        raise SystemExit(f"{source} holds no Markdown.")
    with tempfile.TemporaryDirectory() as name:
        rows = [*checks(Path(name), texts), *builds(Path(name), texts)]
    print("| What | Compared with | Times the CPU | Limit | CPU | Peak memory | Without |")
    print("| --- | --- | --: | --: | --: | --: | --: |")
    for what, than, limit, cost, base in rows:
        ratio = f"{cost.cpu / base.cpu:.2f} | {limit or '–'}"
        print(
            f"| {what} | {than} | {ratio} | {cost.cpu:.2f} s | {cost.memory:.0f} MB | {base.memory:.0f} MB |"
        )


if __name__ == "__main__":
    main()
