"""The host in MkDocs and ProperDocs: checks each page and adds the glossary. Nothing else imports MkDocs."""

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from mkdocs_speakeasy import baseline, report_page
from mkdocs_speakeasy.discovery import page_name
from mkdocs_speakeasy.engine import PageReport, Report, check, prepare
from mkdocs_speakeasy.entry import Entry
from mkdocs_speakeasy.explained import linkable
from mkdocs_speakeasy.files import read_text
from mkdocs_speakeasy.finding import Level, SpeakeasyError
from mkdocs_speakeasy.glossary_pages import GlossaryPages, is_made
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.links import Source
from mkdocs_speakeasy.report import Facts, as_json, load_history
from mkdocs_speakeasy.reporters.text import printable, summary
from mkdocs_speakeasy.settings import parse
from mkdocs_speakeasy.site import A_TO_Z
from mkdocs_speakeasy.text import read

EXTENSION = "mkdocs_speakeasy"
WORDS_A_MINUTE = 180
"""The pace of reading aloud, which suits slow readers (Brysbaert, 2019, Journal of Memory and Language)."""

_LOG_LEVELS = {Level.ERROR: logging.ERROR, Level.WARNING: logging.WARNING, Level.ADVICE: logging.INFO}
log = get_plugin_logger(__name__)


class _Options(Config):  # type: ignore[no-untyped-call]
    """None that MkDocs reads: `settings` does, and says in plain words what is wrong with one."""


class SpeakeasyPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """What MkDocs calls at each step of a build."""

    serving = False

    def load_config(
        self,
        options: dict[str, Any],
        config_file_path: str | None = None,  # noqa: ARG002
    ) -> tuple[list[Any], list[Any]]:
        """Keep the options until the docs folder is known."""
        self.options = options
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether a writer is looking on: then the site is shown whatever is found."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read settings, glossary and baseline, and give the Markdown extension the glossary."""
        file = Path(config.config_file_path or "mkdocs.yml").absolute()
        try:
            settings = parse(self.options, file.parent, Path(config.docs_dir), file.name)
            self.guide = prepare(settings)
            self.known = baseline.load(settings.root)
            self.releases = load_history(settings.root)
        except SpeakeasyError as error:
            raise PluginError(str(error)) from None
        if EXTENSION not in config.markdown_extensions:
            config.markdown_extensions.append(EXTENSION)
        self.sources: dict[str, Source] = {}
        config.mdx_configs[EXTENSION] = {"glossary": self.guide.glossary, "sources": self.sources}
        if settings.glossary.is_dir():
            config.watch.append(str(settings.glossary))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Check all pages and words, then add the glossary's pages. Raises PluginError to stop the build."""
        glossary, facts = GlossaryPages(self.guide.glossary), Facts(self.guide.glossary)
        self.reports: dict[str, PageReport] = {}
        faults = 0
        for file in files.documentation_pages():
            try:
                self._check(file, files, glossary, facts)
            except SpeakeasyError as error:
                log.error(error)
                faults += 1
        words = [_check_word(entry, self.guide) for entry in self.guide.glossary.entries.values()]
        report = baseline.tolerate(Report((*self.reports.values(), *words)), self.known)
        _log(report)
        fails = self.guide.settings.fails
        # The findings are told, and nothing is left to check. All this would take more memory than the site.
        self.reports = {path: replace(each, findings=()) for path, each in self.reports.items()}
        del self.guide
        failing = faults + sum(number for level, number in report.counts.items() if fails(level))
        if failing and not self.serving:
            raise PluginError(f"Speakeasy stops this build: {failing} to put right. Each stands above.")
        if not self.reports:
            raise PluginError("0 pages checked: the docs folder has no page. Write one: docs/index.md")
        shape = facts.shape(self.releases)
        made = glossary.render() | {
            report_page.PATH: report_page.render(shape),
            report_page.DATA: as_json(shape),
        }
        for path, content in made.items():
            _add(files, path, content, config)
        return files

    def _check(self, file: File, files: Files, glossary: GlossaryPages, facts: Facts) -> None:
        """Check one page, and note which words it uses. Raises SpeakeasyError if it cannot be read."""
        path = Path(file.abs_src_path) if file.abs_src_path else None
        name = page_name(path, self.guide.settings) if path else file.src_uri
        source = read_text(path, name) if path else file.content_string
        if is_made(source):  # by `speakeasy pages`, for an engine without plugins
            files.remove(file)
            return
        page = read(name, source)
        report = check(page, self.guide)
        self.reports[file.src_uri] = replace(report, source="")  # which would take as much memory as the site
        uses = linkable(page, self.guide.glossary)
        self.sources[file.src_uri] = Source.of(page, uses)
        glossary.add(file.src_uri, page, uses)
        facts.add(file.src_uri, page, report, uses)

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: SitePage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Give templates `page.speakeasy`: the band of reading ages, and how long the page takes to read."""
        report = self.reports.get(page.file.src_uri)
        if report and report.score:
            minutes = max(1, round(report.words / WORDS_A_MINUTE))
            time = f"{minutes} minute{'' if minutes == 1 else 's'}"
            page.speakeasy = {"band": report.score.band(), "minutes": time}  # type: ignore[attr-defined]
        return context


def _check_word(entry: Entry, guide: Guide) -> PageReport:
    return check(read(entry.path, read_text(guide.settings.root / entry.path, entry.path)), guide)


def _log(report: Report) -> None:
    """Each finding with its place, then one line that says what was checked."""
    for page in report.pages:
        for found in page.findings:
            said = f"{found.finding.message} ({found.finding.rule.name})"
            log.log(_LOG_LEVELS[found.level], printable(f"{page.path}:{found.line}:{found.column}: {said}"))
    log.info(summary(report))


def _add(files: Files, path: str, content: str, config: MkDocsConfig) -> None:
    """Add a page, unless a person wrote one. Only the A to Z asks for a place in the menu."""
    inclusion = InclusionLevel.UNDEFINED if path == A_TO_Z else InclusionLevel.NOT_IN_NAV
    if not files.get_file_from_path(path):
        files.append(File.generated(config, path, content=content, inclusion=inclusion))
