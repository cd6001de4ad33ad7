"""A comment that is meant to ignore a rule, but names no rule that there is or gives no reason."""

from collections.abc import Iterator

from mkdocs_speakeasy import rules
from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.options import nearest
from mkdocs_speakeasy.text import Page

RULE = Rule("ignore-comment", Level.ERROR)


def check(page: Page, guide: Guide) -> Iterator[Finding]:  # noqa: ARG001 (all rules have one shape)
    """One finding for each comment, at the rule that it names."""
    names = [rule.RULE.name for rule in rules.RULES] if page.directives else []
    for comment in page.directives:
        start = page.source.index(comment.rule, page.source.index("ignore", comment.start) + len("ignore"))
        end = start + len(comment.rule)
        if not comment.rule:
            said = '"ignore" names no rule.'
            yield Finding(RULE, start - len("ignore"), start, f"{said} Add its name, a colon and why.")
        elif comment.rule not in names:
            near = tuple(nearest(comment.rule, names, 1))
            say = f'Write "{near[0]}"' if near else "See the page on how the checks work"
            yield Finding(RULE, start, end, f'"{comment.rule}" is not a rule. {say}.', near)
        elif not comment.reason:
            said = f'"ignore {comment.rule}" gives no reason.'
            yield Finding(RULE, start, end, f"{said} Add a colon, then say why.")
