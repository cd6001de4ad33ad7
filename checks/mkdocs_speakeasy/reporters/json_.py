"""For programs: one stable shape. A change to it is a new "version"."""

from mkdocs_speakeasy.engine import Located, PageReport, Report
from mkdocs_speakeasy.finding import Level


def report(result: Report) -> str:
    """JSON in ASCII, so that no terminal or pipe can spoil it. Lines and columns count from 1."""
    import json  # the other formats do without

    shape = {
        "version": 1,
        "pages": [_page(page) for page in result.pages],
        "totals": {
            "pages": len(result.pages),
            "words": result.words,
            "errors": result.counts[Level.ERROR],
            "warnings": result.counts[Level.WARNING],
            "advice": result.counts[Level.ADVICE],
        },
    }
    return json.dumps(shape, check_circular=False) + "\n"


def _page(page: PageReport) -> dict[str, object]:
    return {
        "path": page.path,
        "words": page.words,
        "reading_age": round(page.score.age, 1) if page.score else None,
        "findings": [_finding(located) for located in page.findings],
    }


def _finding(located: Located) -> dict[str, object]:
    return {
        "rule": located.finding.rule.name,
        "level": located.level,
        "line": located.line,
        "column": located.column,
        "end_line": located.end_line,
        "end_column": located.end_column,
        "text": located.text,
        "message": located.finding.message,
        "suggestions": located.finding.suggestions,
    }
