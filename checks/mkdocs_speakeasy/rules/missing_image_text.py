"""An image without words for people who cannot see it, or with words that tell them nothing."""

import re
from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.text import Page

RULE = Rule("missing-image-text", Level.WARNING)

ENOUGH = 200  # characters: words of that length say something, and images may stand inside each other
_EMPTY = re.compile(
    r"(?:an? |the |this )?(?:chart|diagram|figure|graph|graphic|icon|illustration|image|logo|map|photo"
    r"|photograph|picture|screenshot|untitled)?[ .\d]*",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"\S+\.(?:gif|jpe?g|png|svg|webp)|(?:DSC|IMG|PXL)[-_ \d]*\d", re.IGNORECASE)


def check(page: Page, guide: Guide) -> Iterator[Finding]:  # noqa: ARG001 (all rules have one shape)
    """One finding for each such image, at the words for it, or at the image if there are none."""
    for image in page.images:
        words = " ".join(page.source[image.alt_start : min(image.alt_end, image.alt_start + ENOUGH)].split())
        is_html = page.source[image.start] == "<"
        if is_html and not words and image.alt_start < image.end:
            continue  # `alt=""` says that the image is there to look nice
        if not words:
            place = '"alt"' if is_html else "the brackets"
            message = f"This image has no words for people who cannot see it. Say in {place} what it shows."
            yield Finding(RULE, image.start, image.end, message)
        elif _EMPTY.fullmatch(words) or _FILE_NAME.fullmatch(words):
            message = f'"{words}" does not say what this image shows. Say it in a few words.'
            yield Finding(RULE, image.alt_start, image.alt_end, message)
