"""`speakeasy lsp`, asked by a real client over standard input and output, as an editor does."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from fixtures import Write
from mkdocs_speakeasy.cli import main
from mkdocs_speakeasy.commands import lsp as command

PATIENCE = 60  # seconds after which the server has plainly failed

FILES = {
    "mkdocs.yml": "site_name: Ours\n",
    "docs/index.md": "# Home\n\nHello.\n",
    "docs/page.md": "# Page\n\nUtilise it. A 🙂 teh time bank.\n",
    "glossary/jargon.txt": "commissioning -> buying services\n",
    "glossary/time-bank.md": "---\nterm: time bank\ninstead: swap\n---\nYou give an hour and get one.\n",
    "glossary/ccg.md": "---\nterm: CCG\nstands_for: Care Group\n---\nIt buys care.\n",
}


class Editor(LanguageClient):
    """An editor that keeps what it was told."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: asyncio.Queue[tuple[str, list[lsp.Diagnostic]]] = asyncio.Queue()

        def told(params: lsp.PublishDiagnosticsParams) -> None:
            self.told.put_nowait((Path(params.uri).name, list(params.diagnostics)))

        self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(told)

    async def next(self) -> tuple[str, list[lsp.Diagnostic]]:
        """What it is told next: the name of a document, and what is found in it."""
        return await asyncio.wait_for(self.told.get(), PATIENCE)

    def open(self, path: Path, text: str | None = None) -> str:
        text = path.read_text(encoding="utf-8") if text is None else text
        item = lsp.TextDocumentItem(path.as_uri(), "markdown", 1, text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return path.as_uri()

    def change(self, uri: str, version: int, text: str) -> None:
        document = lsp.VersionedTextDocumentIdentifier(version, uri)
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))


@pytest.fixture
def site(tmp_path: Path, write: Write) -> Path:
    write(FILES)
    return tmp_path


def talk(conversation: Callable[[Editor], Awaitable[None]], *encodings: lsp.PositionEncodingKind) -> None:
    """Start a server, let an editor talk to it, and end it as an editor should."""

    async def run() -> None:
        editor = Editor()
        await editor.start_io(sys.executable, "-m", "mkdocs_speakeasy", "lsp")
        general = lsp.GeneralClientCapabilities(position_encodings=list(encodings)) if encodings else None
        able = lsp.ClientCapabilities(general=general)
        await editor.initialize_async(lsp.InitializeParams(capabilities=able))
        editor.initialized(lsp.InitializedParams())
        await asyncio.wait_for(conversation(editor), 2 * PATIENCE)
        await editor.shutdown_async(None)
        editor.exit(None)
        await editor.stop()  # type: ignore[no-untyped-call]

    asyncio.run(run())


def at(line: int, start: int, end: int) -> lsp.Range:
    return lsp.Range(lsp.Position(line, start), lsp.Position(line, end))


def test_an_editor_is_told_what_is_found(site: Path) -> None:
    async def conversation(editor: Editor) -> None:
        editor.open(site / "docs" / "page.md")
        name, found = await editor.next()
        assert name == "page.md"
        assert [(each.code, each.severity, each.source) for each in found] == [
            ("plainer-word", lsp.DiagnosticSeverity.Warning, "speakeasy"),
            ("unknown-word", lsp.DiagnosticSeverity.Warning, "speakeasy"),
        ]
        assert found[0].message == '"Utilise" can be plainer. Say "use".'
        assert [each.range for each in found] == [at(2, 0, 7), at(2, 17, 20)]  # the face counts as two

    talk(conversation)


def test_an_editor_may_count_in_its_own_way(site: Path) -> None:
    async def conversation(editor: Editor) -> None:
        editor.open(site / "docs" / "page.md")
        _, found = await editor.next()
        assert found[1].range == at(2, 16, 19)

    talk(conversation, lsp.PositionEncodingKind.Utf32)


def test_findings_follow_what_is_typed(site: Path) -> None:
    async def conversation(editor: Editor) -> None:
        other = editor.open(site / "docs" / "index.md")
        page = editor.open(site / "docs" / "page.md")
        assert [(await editor.next())[0], (await editor.next())[0]] == ["index.md", "page.md"]
        for version in range(2, 30):  # faster than anyone reads
            editor.change(
                page, version, "# Page\r\n\r\n\r\nSay commissioning" + "x" * (29 - version) + ".\r\n"
            )
        name, found = await editor.next()
        assert (name, [each.range for each in found]) == ("page.md", [at(3, 4, 17)])
        assert found[0].severity == lsp.DiagnosticSeverity.Error
        editor.change(other, 2, "# Home\n\nThe door was opened.\n")
        name, found = await editor.next()
        assert (name, [each.severity for each in found]) == ("index.md", [lsp.DiagnosticSeverity.Information])
        editor.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(page)))
        assert await editor.next() == ("page.md", [])
        assert editor.told.empty()

    talk(conversation)


def test_a_suggestion_is_a_quick_fix(site: Path) -> None:
    async def conversation(editor: Editor) -> None:
        uri = editor.open(site / "docs" / "page.md")
        document = lsp.TextDocumentIdentifier(uri)

        async def fixes(place: lsp.Range) -> list[tuple[str, bool | None, list[lsp.TextEdit]]]:
            context = lsp.CodeActionContext([])
            asked = lsp.CodeActionParams(document, place, context)
            found = await editor.text_document_code_action_async(asked)
            assert found is not None
            actions = [each for each in found if isinstance(each, lsp.CodeAction)]
            assert all(each.kind == lsp.CodeActionKind.QuickFix for each in actions)
            return [
                (each.title, each.is_preferred, list(each.edit.changes[uri]))
                for each in actions
                if each.edit and each.edit.changes
            ]

        assert await fixes(at(2, 3, 3)) == [('Say "Use"', True, [lsp.TextEdit(at(2, 0, 7), "Use")])]
        assert [edit.new_text for _, _, (edit,) in await fixes(at(2, 0, 30))][:2] == ["Use", "the"]
        assert await fixes(at(0, 0, 1)) == []

    talk(conversation)


def test_a_word_of_the_glossary_says_what_it_means(site: Path) -> None:
    async def conversation(editor: Editor) -> None:
        text = "# Page\r\n\r\n🙂 Time banks and CCGs help.\u2028 A CCG. We like commissioning.\r\n"
        uri = editor.open(site / "docs" / "page.md", text)
        document = lsp.TextDocumentIdentifier(uri)

        async def hover(character: int) -> str | None:
            found = await editor.text_document_hover_async(
                lsp.HoverParams(document, lsp.Position(2, character))
            )
            return found.contents.value if found and isinstance(found.contents, lsp.MarkupContent) else None

        meaning = "time bank\n\nYou give an hour and get one.\n\nSay instead: swap"
        assert [await hover(at) for at in (2, 3, 12, 13, 20)] == [None, meaning, meaning, None, FULL]
        assert await hover(text.split("\r\n")[2].index("CCG.") + 1) == FULL
        assert await hover(text.split("\r\n")[2].index("commissioning") + 2) is None
        asked = lsp.CompletionParams(document, lsp.Position(2, 3))
        found = await editor.text_document_completion_async(asked)
        assert isinstance(found, list)
        assert {each.label: each.documentation for each in found} == {"CCG": FULL, "time bank": meaning}

    talk(conversation)


FULL = "CCG (Care Group)\n\nIt buys care."


def test_a_saved_word_counts_at_once(site: Path, write: Write) -> None:
    async def conversation(editor: Editor) -> None:
        uri = editor.open(site / "docs" / "page.md", "We like commissioning.\n")
        assert len((await editor.next())[1]) == 1
        saved = lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri))
        write({"glossary/commissioning.md": "---\nterm: commissioning\n---\nBuying services.\n"})
        editor.text_document_did_save(saved)
        assert await editor.next() == ("page.md", [])
        write({"glossary/broken.md": "no front matter\n"})
        editor.text_document_did_save(saved)
        (told,) = (await editor.next())[1]
        assert told.message.startswith("glossary/broken.md:1: there is no front matter")
        assert told.range == at(0, 0, 0)

    talk(conversation)


def test_what_the_baseline_tolerates_is_not_shown(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    assert main(["check", "--write-baseline"]) == 0

    async def conversation(editor: Editor) -> None:
        text = FILES["docs/page.md"]
        uri = editor.open(site / "docs" / "page.md")
        assert await editor.next() == ("page.md", [])
        editor.change(uri, 2, f"{text}\nA teh, and a teh. Utilise it.\n")
        assert [each.code for each in (await editor.next())[1]] == ["plainer-word"]
        (site / "speakeasy-baseline.json").unlink()
        editor.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        assert len((await editor.next())[1]) == 3
        (site / "speakeasy-baseline.json").write_text("{", encoding="utf-8")
        editor.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        (told,) = (await editor.next())[1]
        assert told.message.startswith("speakeasy-baseline.json: this is not a baseline")

    talk(conversation)


def test_a_quick_fix_of_capitals_is_quiet(site: Path) -> None:
    async def conversation(editor: Editor) -> None:
        uri = editor.open(site / "docs" / "page.md", "# Page\n\nPLEASE READ it.\n")
        asked = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), at(2, 0, 0), lsp.CodeActionContext([]))
        (action,) = await editor.text_document_code_action_async(asked) or []
        assert action.title == 'Say "Please read"'

    talk(conversation)


def test_a_document_outside_any_project_is_read_too(tmp_path: Path) -> None:
    async def conversation(editor: Editor) -> None:
        editor.open(tmp_path / "note.md", "We utilise it.\n")
        assert [each.code for each in (await editor.next())[1]] == ["plainer-word"]

    talk(conversation)


def test_a_page_of_5000_words_keeps_up(site: Path) -> None:
    """However fast the writer types, the last state is told, and few others are."""
    text = "# Page\n\n" + "We like to utilise the hall, and we go there on foot.\n\n" * 420

    async def conversation(editor: Editor) -> None:
        async def plainer() -> int:
            return [each.code for each in (await editor.next())[1]].count("plainer-word")

        uri = editor.open(site / "docs" / "page.md", text)
        assert await plainer() == 420
        for version in range(2, 102):
            editor.change(uri, version, text + "We utilise it. " * (version - 1))
        told = 1
        while await plainer() < 520:
            told += 1
        assert told < 50
        assert editor.told.empty()

    talk(conversation)


def test_a_line_of_8000_findings_keeps_up(site: Path) -> None:
    async def conversation(editor: Editor) -> None:
        text = "🙂 utilise, " * 8_000
        editor.open(site / "docs" / "page.md", text)
        _, found = await editor.next()
        places = [each.range for each in found if each.code == "plainer-word"]
        assert len(places) == 8_000
        assert places[-1].end == lsp.Position(0, len(text.rstrip(", ")) + 8_000)  # a face counts as two

    talk(conversation)


def test_while_the_settings_are_wrong_an_editor_is_told_only_that(site: Path, write: Write) -> None:
    write({"mkdocs.yml": "plugins: [{speakeasy: {x: 1}}]\n"})

    async def conversation(editor: Editor) -> None:
        document = lsp.TextDocumentIdentifier(editor.open(site / "docs" / "page.md"))
        _, found = await editor.next()
        assert [each.severity for each in found] == [lsp.DiagnosticSeverity.Error]
        here = lsp.Position(2, 3)
        assert await editor.text_document_hover_async(lsp.HoverParams(document, here)) is None
        assert await editor.text_document_completion_async(lsp.CompletionParams(document, here)) == []
        asked = lsp.CodeActionParams(document, lsp.Range(here, here), lsp.CodeActionContext([]))
        assert not await editor.text_document_code_action_async(asked)

    talk(conversation)


def test_without_the_extra_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None)  # noqa: ARG005
    assert main(["lsp"]) == 2
    said = 'speakeasy lsp: a package is missing. Try: python -m pip install "mkdocs-speakeasy[lsp]"\n'
    assert capsys.readouterr().err == said
