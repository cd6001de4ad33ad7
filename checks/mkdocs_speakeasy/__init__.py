"""Plain-language checks and a glossary for Markdown guides."""
