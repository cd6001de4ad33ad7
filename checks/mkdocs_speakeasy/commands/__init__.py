"""One module for each command: its docstring is its help, `options` are its options, `run` gives the exit code."""
