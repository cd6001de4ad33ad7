"""One module for each command: its docstring is its help, `run` gives its exit code."""
