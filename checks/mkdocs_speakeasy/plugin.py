"""The host in MkDocs and ProperDocs: checks each page and adds the glossary. Nothing else imports MkDocs."""

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from mkdocs_speakeasy import baseline, report, report_page
from mkdocs_speakeasy.discovery import page_name
from mkdocs_speakeasy.engine import PageReport, Report, check, prepare
from mkdocs_speakeasy.entry import Entry
from mkdocs_speakeasy.explained import linkable
from mkdocs_speakeasy.files import is_made, read_page, read_text
from mkdocs_speakeasy.finding import Level, SpeakeasyError, printable
from mkdocs_speakeasy.glossary_pages import GlossaryPages
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.links import KnownUses
from mkdocs_speakeasy.reporters.text import summary
from mkdocs_speakeasy.settings import load, parse
from mkdocs_speakeasy.site import A_TO_Z, GLOSSARY, page_of
from mkdocs_speakeasy.text import read

EXTENSION = "mkdocs_speakeasy"
STYLES = "assets/styles/speakeasy.css"
"""How words and their meanings look. A site that has this file, and names it in its pages, keeps its own."""
WORDS_A_MINUTE = 180
"""The pace of reading aloud, which suits slow readers (Brysbaert, 2019, Journal of Memory and Language)."""

_OURS = (f"{GLOSSARY}/", f"{report_page.FOLDER}/report.")
_STYLES = Path(__file__).parent / "templates" / "speakeasy.css"
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
            self.guide = self._guide(file, Path(config.docs_dir))
            settings = self.guide.settings
            self.known = baseline.load(settings.root)
            self.releases = report.load_history(settings.root)
        except SpeakeasyError as error:
            raise PluginError(str(error)) from None
        if EXTENSION not in config.markdown_extensions:
            config.markdown_extensions.append(EXTENSION)
        self.known_uses: dict[str, KnownUses] = {}
        config.mdx_configs[EXTENSION] = {"glossary": self.guide.glossary, "known_uses": self.known_uses}
        if settings.glossary.is_dir():
            config.watch.append(str(settings.glossary))
        return config

    def _guide(self, file: Path, docs: Path) -> Guide:
        """What the options ask for, as MkDocs has read them from this file. Raises SpeakeasyError."""
        try:
            return prepare(parse(self.options, file.parent, docs, file.name))
        except SpeakeasyError:
            if file.is_file():
                prepare(load(file))  # MkDocs does not know the line of what is wrong, and this does
            raise

    @event_priority(50)
    def _on_files_first(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages that we make, empty as yet, so that other plugins find them."""
        settings, entries = self.guide.settings, self.guide.glossary.entries.values()
        for file in list(files):
            # A glossary in the docs folder: its files are no pages. And what `speakeasy pages` wrote is old.
            is_word = file.abs_src_path and Path(file.abs_src_path).is_relative_to(settings.glossary)
            if is_word or (file.src_uri.startswith(_OURS) and _is_made(file)):
                files.remove(file)
        made_from = dict.fromkeys(report_page.FILES if settings.report else (), settings.root)
        if entries:
            made_from[A_TO_Z] = settings.glossary
            made_from |= {page_of(entry.slug): settings.root / entry.path for entry in entries}
        self.made: dict[str, Path] = {}  # what each page is made from
        there = {file.dest_uri for file in files}
        for path, source in made_from.items():
            file = File.generated(config, path, content="")
            if file.dest_uri in there:  # and a person wrote it
                continue
            file.abs_src_path = str(source)
            files.append(file)
            # Only the A to Z asks for a place in the menu, and only if the site does not list its pages.
            in_menu = path == A_TO_Z and config.nav is None
            file.inclusion = InclusionLevel.UNDEFINED if in_menu else InclusionLevel.NOT_IN_NAV
            self.made[path] = source
        if entries and STYLES not in there:  # else the site has its own
            files.append(File.generated(config, STYLES, abs_src_path=str(_STYLES)))
            if STYLES not in config.extra_css:  # as when each language is built in its turn
                config.extra_css.append(STYLES)
        return files

    @event_priority(-90)
    def _on_files_late(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Say that our pages stand in the docs folder: a plugin for languages (-100) keeps no others."""
        for path in self.made:
            if file := files.get_file_from_path(path):
                file.abs_src_path = str(Path(config.docs_dir, path))
        return files

    @event_priority(-110)
    def _on_files_last(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Say what each of our pages is made from: what dates pages by git looks there."""
        for path, source in self.made.items():
            if file := files.get_file_from_path(path):
                file.abs_src_path = str(source)
                file.edit_uri = _from(config.docs_dir, source) if source.suffix == ".md" else None
        return files

    on_files = CombinedEvent(_on_files_first, _on_files_late, _on_files_last)

    @event_priority(-110)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Check all pages, also those of other plugins, and fill our own. Raises PluginError to stop.

        Only now a blog has put its posts back among the pages.
        """
        glossary, facts = GlossaryPages(self.guide.glossary), report.Facts(self.guide.glossary)
        self.reports: dict[str, PageReport] = {}
        faults = 0
        for file in files.documentation_pages():
            try:
                if file.src_uri not in self.made:
                    self._check(file, glossary, facts)
            except SpeakeasyError as error:
                log.error(error)
                faults += 1
        words = [_check_word(entry, self.guide) for entry in self.guide.glossary.entries.values()]
        failing = self.guide.settings.failing
        found = baseline.tolerate(Report((*self.reports.values(), *words), failing), self.known)
        _log(found)
        # The findings are told, and nothing is left to check. All this would take more memory than the site.
        self.reports = {path: replace(each, findings=()) for path, each in self.reports.items()}
        del self.guide
        if faults or (found.failures and not self.serving):
            number = faults + found.failures
            raise PluginError(f"Speakeasy stops this build: {number} to put right. Each stands above.")
        if not self.reports:
            raise PluginError("0 pages checked: the docs folder has no page. Write one: docs/index.md")
        made = glossary.render() | report_page.files(facts.shape(self.releases))
        for path, source in self.made.items():
            if page := files.get_file_from_path(path):
                page.content_string = made[path]  # this makes the file forget its source
                page.abs_src_path = str(source)
        return nav

    def _check(self, file: File, glossary: GlossaryPages, facts: report.Facts) -> None:
        """Check one page, and note which words it uses. Raises SpeakeasyError if it cannot be read."""
        path, settings = Path(file.abs_src_path) if file.abs_src_path else None, self.guide.settings
        # A plugin that makes pages may keep them elsewhere.
        name = page_name(path, settings) if path and path.is_relative_to(settings.root) else file.src_uri
        read_file = read_page if path and path.is_relative_to(settings.docs) else read_text
        source = read_file(path, name) if path else file.content_string
        page = read(name, source)
        found = check(page, self.guide)
        self.reports[file.src_uri] = replace(found, source="")  # which would take as much memory as the site
        uses = linkable(page, self.guide.glossary)
        self.known_uses[file.src_uri] = KnownUses.of(page, uses)
        glossary.add(file.src_uri, page, uses)
        facts.add(file.src_uri, page, found, uses)

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: SitePage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Give templates `page.speakeasy`: the band of reading ages, and how long the page takes to read."""
        found = self.reports.get(page.file.src_uri)
        if found and found.score:
            minutes = max(1, round(found.words / WORDS_A_MINUTE))
            time = f"{minutes} minute{'' if minutes == 1 else 's'}"
            page.speakeasy = {"band": found.score.band(), "minutes": time}  # type: ignore[attr-defined]
        return context


def _check_word(entry: Entry, guide: Guide) -> PageReport:
    return check(read(entry.path, read_text(guide.settings.root / entry.path, entry.path)), guide)


def _log(result: Report) -> None:
    """Each finding with its place, then one line that says what was checked."""
    for page in result.pages:
        for found in page.findings:
            said = f"{found.finding.message} ({found.finding.rule.name})"
            log.log(_LOG_LEVELS[found.level], printable(f"{page.path}:{found.line}:{found.column}: {said}"))
    log.info(summary(result))


def _from(docs: str, source: Path) -> str:
    """The path of a word's file, counted from the docs folder, for the link to edit it."""
    return os.path.relpath(source, docs).replace(os.sep, "/")


def _is_made(file: File) -> bool:
    """Whether `speakeasy pages` wrote this file, for an engine without plugins."""
    try:
        text = file.content_string
    except (UnicodeDecodeError, OSError):  # the check says so
        return False
    return is_made(text) or report.is_made(text)
