"""JUnit XML, which most build servers show as a list of tests: a page is a suite, a finding is a test.

Source of the form: the JUnit.xsd of Windy Road Technology.
"""

import re
import time
from xml.etree.ElementTree import Element, SubElement, tostring

from mkdocs_speakeasy.engine import Located, PageReport, Report

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(result: Report) -> str:
    """One document, in ASCII. A finding that fails the run is a failure; any other one is skipped.

    A page with nothing to change is one test that passes.
    """
    suites = Element("testsuites")
    now = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime())
    for number, page in enumerate(result.pages):
        suite = SubElement(suites, "testsuite", _counts(page, result), id=str(number), timestamp=now)
        SubElement(suite, "properties")
        for located in page.findings:
            _case(suite, page.path, located, located.level in result.failing)
        if not page.findings:
            SubElement(suite, "testcase", name="nothing to change", classname=_xml(page.path), time="0")
        SubElement(suite, "system-out")
        SubElement(suite, "system-err")
    written: bytes = tostring(suites, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii") + "\n"


def _counts(page: PageReport, result: Report) -> dict[str, str]:
    failures = sum(located.level in result.failing for located in page.findings)
    return {
        "name": _xml(page.path),
        "package": "speakeasy",
        "hostname": "localhost",
        "tests": str(len(page.findings) or 1),
        "failures": str(failures),
        "errors": "0",
        "skipped": str(len(page.findings) - failures),
        "time": "0",
    }


def _case(suite: Element, path: str, located: Located, fails: bool) -> None:
    name = f"{located.finding.rule.name}, line {located.line}, column {located.column}"
    case = SubElement(suite, "testcase", name=name, classname=_xml(path), time="0")
    message = _xml(located.finding.message)
    if fails:
        outcome = SubElement(case, "failure", message=message, type=located.level)
    else:
        outcome = SubElement(case, "skipped", message=message)
    outcome.text = f"{_xml(path)}:{located.line}:{located.column}: {message}"  # all that GitLab shows of it


def _xml(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
