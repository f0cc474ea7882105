"""The commands of `afterword`, one module each: `add_arguments(parser)` and `run(args) -> exit code`.

`args.now` is the present moment, read once by the entry point.
"""
