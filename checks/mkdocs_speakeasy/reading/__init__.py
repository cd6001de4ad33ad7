"""How a page is read: made ready for the parser, parsed, and written out as its reader sees it."""
