"""For GitHub Actions: a workflow command for each finding, errors first, as GitHub shows only the first few.

Source of the form: GitHub's page "Workflow commands for GitHub Actions", under "Setting an error message".
"""

from mkdocs_speakeasy.engine import Located, Report
from mkdocs_speakeasy.finding import Level
from mkdocs_speakeasy.reporters.text import summary

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}


def report(result: Report) -> str:
    """The commands, and a last line that says what was checked."""
    lines = [
        _command(page.path, located)
        for level in _COMMANDS
        for page in result.pages
        for located in page.findings
        if located.level == level
    ]
    return "\n".join([*lines, summary(result)]) + "\n"


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
