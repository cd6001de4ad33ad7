"""How a page is read, in three steps.

`dialect` makes it ready for the parser, with `containers`, `markdown_in_html` and `shadow`: a `Prepared` page.
`reader` walks what the parser finds there, and `markup` reads the HTML in it. `writer` notes what a reader sees.
"""
