"""Charts as SVG inside a page: no script, the colours of the page, and words that say the same."""

from collections.abc import Sequence
from html import escape

_ROW, _BAR = 64, 20  # pixels: text keeps the size of the page, however narrow it is


def bars(name: str, title: str, rows: Sequence[tuple[str, int]], unit: tuple[str, str]) -> str:
    """A bar for each row, its label and number above it. `unit` is what is counted: one, and more.

    `name` is for the ids, which must be the page's only ones. The words say all that the bars show.
    """
    said = [f"{label}: {number:,} {unit[number != 1]}" for label, number in rows]
    longest = max([number for _, number in rows], default=0) or 1
    size = f'width="100%" height="{_ROW * len(rows)}"'
    lines = [
        '<div class="speakeasy-chart">',
        f'<svg role="img" aria-labelledby="{name}-title {name}-text" {size}>',
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-text">{escape(". ".join(said))}.</desc>',
        '<g fill="currentColor" aria-hidden="true">',
    ]
    for at, (words, (_, number)) in enumerate(zip(said, rows, strict=True)):
        top = at * _ROW
        lines.append(f'<text x="0" y="{top + 28}">{escape(words)}</text>')
        lines.append(f'<rect x="0" y="{top + 36}" width="{100 * number / longest:.1f}%" height="{_BAR}"/>')
    return "\n".join([*lines, "</g>", "</svg>", "</div>"])
