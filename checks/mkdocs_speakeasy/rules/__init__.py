"""The rules, in the order in which they run: those that matter most to a reader come first."""

from mkdocs_speakeasy.rules import (
    block_capitals,
    double_negative,
    figure_of_speech,
    glossary_entry,
    ignore_comment,
    labelling_language,
    long_paragraph,
    missing_image_text,
    passive_voice,
    plainer_word,
    skipped_heading,
    unexplained_acronym,
    unexplained_jargon,
    vague_link_text,
)

RULES = (
    unexplained_jargon,
    unexplained_acronym,
    glossary_entry,
    ignore_comment,
    plainer_word,
    labelling_language,
    figure_of_speech,
    double_negative,
    vague_link_text,
    missing_image_text,
    skipped_heading,
    block_capitals,
    long_paragraph,
    passive_voice,
)
