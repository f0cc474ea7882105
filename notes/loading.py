"""Modules that a library imports for what we never ask of it: loaded when something is looked up in them."""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec


def load_late(name: str) -> None:
    """Have a module of a package loaded at its first use; without effect where it is loaded or missing."""
    spec = None if name in sys.modules else find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    package, _, own_name = name.rpartition(".")
    setattr(sys.modules[package], own_name, module)  # or `from package import name` would load it now
