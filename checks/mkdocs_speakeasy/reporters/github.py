"""For GitHub Actions: a workflow command for each finding, and a table for the summary of the job.

GitHub shows the first 10 errors, 10 warnings and 10 notices of a step, and says nothing of the rest. Sources:
GitHub's pages "Workflow commands for GitHub Actions" and "Troubleshooting your workflows".
"""

import string
from collections import Counter

from mkdocs_speakeasy.engine import Located, Report
from mkdocs_speakeasy.finding import Level, printable
from mkdocs_speakeasy.reporters.text import counted, summary

SHOWN = 10
"""How many findings of each level GitHub shows."""
SUMMARY_BYTES = 1_000_000
"""The longest table that is written. GitHub refuses the summary of a step from 1,048,576 bytes on."""

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}
_AS_TEXT = str.maketrans({mark: f"&#{ord(mark)};" for mark in string.punctuation})


def report(result: Report) -> str:
    """The commands, errors first; a line that counts what GitHub would not show; what was checked."""
    findings = _by_level(result)
    lines = [_command(path, located) for each in findings.values() for path, located in each[:SHOWN]]
    rest = Counter({level: len(each) - SHOWN for level, each in findings.items() if len(each) > SHOWN})
    if rest:
        lines.append(f"Not shown here: {counted(rest)}. The summary of this job lists all findings.")
    return "\n".join([*lines, summary(result)]) + "\n"


def job_summary(result: Report) -> str:
    """All findings as a table, errors first, with nothing in it that GitHub could take for markup."""
    lines = ["### Speakeasy", "", _text(summary(result)), ""]
    rows = [_row(path, located) for each in _by_level(result).values() for path, located in each]
    if rows:
        lines += ["| Level | Place | What to change | Check |", "| --- | --- | --- | --- |"]
    room = SUMMARY_BYTES - sum(len(line.encode(errors="replace")) + 1 for line in lines)
    for number, row in enumerate(rows):
        room -= len(row.encode(errors="replace")) + 1
        if room < 0:
            lines += ["", f"{len(rows) - number:,} more do not fit here."]
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def _by_level(result: Report) -> dict[Level, list[tuple[str, Located]]]:
    """Each finding with the path of its page, under its level."""
    findings: dict[Level, list[tuple[str, Located]]] = {level: [] for level in _COMMANDS}
    for page in result.pages:
        for located in page.findings:
            findings[located.level].append((page.path, located))
    return findings


def _command(path: str, located: Located) -> str:
    place = {"file": path, "line": located.line}
    if located.end_line == located.line:  # GitHub refuses columns on more than one line
        place |= {"col": located.column, "endColumn": located.end_column}
    else:
        place |= {"endLine": located.end_line}
    place["title"] = located.finding.rule.name
    properties = ",".join(f"{key}={_escape(str(value), ':,')}" for key, value in place.items())
    return f"::{_COMMANDS[located.level]} {properties}::{_escape(located.finding.message)}"


def _escape(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _row(path: str, located: Located) -> str:
    place = f"{path}:{located.line}:{located.column}"
    cells = (located.level, place, located.finding.message, located.finding.rule.name)
    return f"| {' | '.join(map(_text, cells))} |"


def _text(text: str) -> str:
    """Text that Markdown and HTML leave as it is: each mark of punctuation is written as its number."""
    return printable(text).translate(_AS_TEXT)
