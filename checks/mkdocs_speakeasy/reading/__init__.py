"""How a page is read, in three steps.

`dialect` makes it ready for the parser, with the help of `containers`, `markdown_in_html` and `shadow`.
`reader` walks what the parser finds there, and `markup` reads the HTML in it.
`writer` notes what a reader of the page sees.
"""
