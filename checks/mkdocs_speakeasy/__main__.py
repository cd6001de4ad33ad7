"""`python -m mkdocs_speakeasy` is `speakeasy`."""

import sys

from mkdocs_speakeasy.cli import main

sys.exit(main())
