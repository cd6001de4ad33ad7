"""Plain-language checks and a glossary for Markdown guides."""

from typing import Any


def __getattr__(name: str) -> Any:
    """Give Markdown its extension, which is only loaded for it: a check does without."""
    if name == "makeExtension":
        from mkdocs_speakeasy.links import GlossaryExtension

        return GlossaryExtension
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
