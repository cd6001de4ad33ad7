"""Findings while you type: a language server, which an editor starts and talks to."""

import asyncio
import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import PositionCodec

from mkdocs_speakeasy import baseline
from mkdocs_speakeasy.discovery import page_name
from mkdocs_speakeasy.engine import Located, Report, check, prepare
from mkdocs_speakeasy.finding import Level, SpeakeasyError
from mkdocs_speakeasy.glossary import Entry
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.settings import Settings, find_config, parse, project
from mkdocs_speakeasy.text import Page, read

PAUSE = 0.1
"""Seconds without a change before a page is read again: while a writer types, only the last state counts."""

_SEVERITIES = {
    Level.ERROR: lsp.DiagnosticSeverity.Error,
    Level.WARNING: lsp.DiagnosticSeverity.Warning,
    Level.ADVICE: lsp.DiagnosticSeverity.Information,
}
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# What each editor counts in: an encoding, and the bytes of one unit. The codec of pygls takes far longer.
_UNITS: Mapping[str | None, tuple[str, int]] = {
    lsp.PositionEncodingKind.Utf8: ("utf-8", 1),
    lsp.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    lsp.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}
_START = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))


class Project(NamedTuple):
    """What a folder of pages is checked with: its settings and words, and the findings that it tolerates."""

    guide: Guide
    tolerated: Counter[baseline.Key]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A document as it was last read: its page, and each finding with its place as the editor counts."""

    page: Page
    project: Project
    places: list[tuple[Located, lsp.Range]]
    codec: PositionCodec
    lines: list[str]

    def offset(self, position: lsp.Position) -> int:
        """Where in the page a position of the editor is."""
        here = self.codec.position_from_client_units(self.lines, position)
        return sum(map(len, self.lines[: here.line])) + here.character


class Server(LanguageServer):
    """Reads each open document when it changes, and no other."""

    def __init__(self) -> None:
        # Editors send the whole text: it is the same for all, whatever ends a line.
        super().__init__(
            "speakeasy", version("mkdocs-speakeasy"), text_document_sync_kind=lsp.TextDocumentSyncKind.Full
        )
        self.readings: dict[str, Reading] = {}

    def reading(self, uri: str) -> Reading:
        """The document as it is, read again only if it or its project changed. Raises SpeakeasyError."""
        source = self.workspace.get_text_document(uri).source
        path = Path(to_fs_path(uri) or "untitled.md")
        project = _project(path.parent)
        known = self.readings.get(uri)
        if known is None or known.page.source != source or known.project is not project:
            self.readings[uri] = known = self._read(path, source, project)
        return known

    def known(self, uri: str) -> Reading | None:
        """The document; None while its settings or its glossary cannot be read, which `show` tells."""
        with suppress(SpeakeasyError):
            return self.reading(uri)
        return None

    def _read(self, path: Path, source: str, project: Project) -> Reading:
        page = read(page_name(path, project.guide.settings), source)
        (found,) = baseline.tolerate(Report((check(page, project.guide),)), project.tolerated).pages
        codec, lines = self.workspace.position_codec, _LINES.findall(source)

        def place(line: int, column: int) -> lsp.Position:
            before = "".join(lines[line - 1 : line])[: column - 1]
            name, size = _UNITS[codec.encoding]
            return lsp.Position(line - 1, len(before.encode(name, "surrogatepass")) // size)

        places = [
            (each, lsp.Range(place(each.line, each.column), place(each.end_line, each.end_column)))
            for each in found.findings
        ]
        return Reading(page, project, places, codec, lines)

    def show(self, uri: str) -> None:
        """Send the editor what is found in a document."""
        try:
            found = [_diagnostic(*each) for each in self.reading(uri).places]
        except SpeakeasyError as error:  # in the settings or the glossary: there is no better place to say so
            found = [lsp.Diagnostic(_START, str(error), lsp.DiagnosticSeverity.Error, source="speakeasy")]
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found))


def _project(folder: Path) -> Project:
    """The project that a folder belongs to, read again only if a file of it but its pages has changed."""
    config = find_config(folder)
    settings = _settings(config, folder)
    files = [config, settings.root / baseline.NAME, *settings.glossary.glob("*.*")]
    times = ((str(file), file.stat().st_mtime_ns) for file in files if file and file.exists())
    return _load(config, folder, tuple(sorted(times)))


@lru_cache(maxsize=4)
def _load(config: Path | None, folder: Path, _times: tuple[tuple[str, int], ...]) -> Project:
    settings = _settings(config, folder)
    return Project(prepare(settings), baseline.load(settings.root))


def _settings(config: Path | None, folder: Path) -> Settings:
    return project(config) if config else parse(None, folder, folder)


def _diagnostic(found: Located, place: lsp.Range) -> lsp.Diagnostic:
    rule, message = found.finding.rule.name, found.finding.message
    return lsp.Diagnostic(place, message, _SEVERITIES[found.level], code=rule, source="speakeasy")


server = Server()


@server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
def opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    """Show what is found."""
    ls.show(params.text_document.uri)


@server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
def saved(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:  # noqa: ARG001 (it may be a setting)
    """Show what is found in each open document: a saved word of the glossary may change it."""
    for uri in ls.workspace.text_documents:
        ls.show(uri)


@server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
async def changed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    """Show what is found once the writer pauses."""
    uri = params.text_document.uri
    await asyncio.sleep(PAUSE)
    now = ls.workspace.text_documents.get(uri)
    if now and now.version == params.text_document.version:
        ls.show(uri)


@server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
def closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    """Forget the document."""
    ls.readings.pop(params.text_document.uri, None)
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(params.text_document.uri, []))


@server.feature(
    lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
)
def quick_fixes(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """A change for each suggestion in the range."""
    uri, wanted = params.text_document.uri, params.range
    reading = ls.known(uri)
    return [
        lsp.CodeAction(
            title=f'Say "{new}"',
            kind=lsp.CodeActionKind.QuickFix,
            diagnostics=[_diagnostic(found, place)],
            is_preferred=len(found.finding.suggestions) == 1,
            edit=lsp.WorkspaceEdit(changes={uri: [lsp.TextEdit(place, new)]}),
        )
        for found, place in (reading.places if reading else ())
        if place.start <= wanted.end and wanted.start <= place.end
        for new in found.finding.suggestions
    ]


@server.feature(lsp.TEXT_DOCUMENT_HOVER)
def meaning(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    """What the glossary says of the word here."""
    if not (reading := ls.known(params.text_document.uri)):
        return None
    at = reading.offset(params.position)
    for use in reading.project.guide.glossary.find(reading.page):
        if use.start <= at < use.end and isinstance(use.value, Entry):
            return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, _explain(use.value)))
    return None


@server.feature(lsp.TEXT_DOCUMENT_COMPLETION)
def words(ls: Server, params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
    """The words of the glossary; the editor shows those that begin as the writer typed."""
    reading = ls.known(params.text_document.uri)
    return [
        lsp.CompletionItem(each.term, kind=lsp.CompletionItemKind.Text, documentation=_explain(each))
        for each in (reading.project.guide.glossary.entries.values() if reading else ())
    ]


def _explain(entry: Entry) -> str:
    full = f"{entry.term} ({entry.stands_for})" if entry.stands_for else entry.term
    instead = f"\n\nSay instead: {entry.instead}" if entry.instead else ""
    return f"{full}\n\n{entry.meaning}{instead}"
