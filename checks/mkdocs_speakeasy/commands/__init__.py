"""One module for each command: its docstring is its help, `options` adds options, `run` gives the exit code."""
