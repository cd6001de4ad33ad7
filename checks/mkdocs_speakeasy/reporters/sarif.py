"""SARIF 2.1.0, which code scanning services and editors read (OASIS Standard, 27 March 2020)."""

import os
from importlib.metadata import version
from urllib.parse import quote

from mkdocs_speakeasy.engine import Located, Report
from mkdocs_speakeasy.finding import Level
from mkdocs_speakeasy.rules import RULES

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report(result: Report) -> str:
    """One run, in ASCII: each finding is a result, each suggestion a fix."""
    import json  # the other formats do without

    run = {
        "tool": {"driver": {"name": "Speakeasy", "version": version("mkdocs-speakeasy"), "rules": _rules()}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(page.path, located) for page in result.pages for located in page.findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rules() -> list[dict[str, object]]:
    """Each rule, with the first line of its module for a description."""
    return [
        {
            "id": rule.RULE.name,
            "shortDescription": {"text": (rule.__doc__ or "").partition("\n")[0]},
            "defaultConfiguration": {"level": _LEVELS[rule.RULE.level]},
        }
        for rule in RULES
    ]


def _result(path: str, located: Located) -> dict[str, object]:
    file = {"uri": quote(os.fsencode(path))}
    region = {
        "startLine": located.line,
        "startColumn": located.column,
        "endLine": located.end_line,
        "endColumn": located.end_column,
    }
    result: dict[str, object] = {
        "ruleId": located.finding.rule.name,
        "level": _LEVELS[located.level],
        "message": {"text": located.finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": file,
                    "region": region | {"snippet": {"text": located.text}},
                }
            }
        ],
    }
    if located.finding.suggestions:
        different = dict.fromkeys(located.finding.suggestions)  # as the schema asks
        result["fixes"] = [_fix(file, region, each) for each in different]
    return result


def _fix(file: dict[str, str], region: dict[str, int], suggestion: str) -> dict[str, object]:
    replacement = {"deletedRegion": region, "insertedContent": {"text": suggestion}}
    return {
        "description": {"text": f'Say "{suggestion}".'},
        "artifactChanges": [{"artifactLocation": file, "replacements": [replacement]}],
    }
