"""The Reviewdog Diagnostic Format, for comments on a pull request at most code hosts.

Source of the form: `DiagnosticResult` in Reviewdog's proto/rdf/reviewdog.proto.
"""

from mkdocs_speakeasy.engine import Located, PageReport, Report
from mkdocs_speakeasy.finding import Level

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.ADVICE: "INFO"}


def report(result: Report) -> str:
    """All findings, in ASCII. Columns count in bytes of UTF-8, as the format asks."""
    import json  # the other formats do without

    found = [_diagnostic(page, located) for page in result.pages for located in page.findings]
    return json.dumps({"source": {"name": "speakeasy"}, "diagnostics": found}) + "\n"


def _diagnostic(page: PageReport, located: Located) -> dict[str, object]:
    place = {
        "start": _position(page.source, located.finding.start, located.line, located.column),
        "end": _position(page.source, located.finding.end, located.end_line, located.end_column),
    }
    return {
        "message": located.finding.message,
        "location": {"path": page.path, "range": place},
        "severity": _SEVERITIES[located.level],
        "code": {"value": located.finding.rule.name},
        "suggestions": [{"range": place, "text": text} for text in located.finding.suggestions],
    }


def _position(source: str, offset: int, line: int, column: int) -> dict[str, int]:
    before = source[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode()) + 1}
