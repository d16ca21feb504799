"""Whatever the core is made of can be imported first: nothing leans on the order of the imports before it."""

import pkgutil
import subprocess
import sys

import bot.core

FIRST = """
import importlib, sys
for name in sys.argv[1:]:
    for loaded in [each for each in sys.modules if each.partition(".")[0] == "bot"]:
        del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except ImportError as error:
        print(name, error)
"""


def test_every_part_of_the_core_can_be_imported_first() -> None:
    # What lies in a package comes after the package itself.
    names = [f"bot.core.{module.name}" for module in pkgutil.iter_modules(bot.core.__path__)]
    assert {"bot.core.process", "bot.core.round"} <= set(names)
    told = subprocess.run([sys.executable, "-c", FIRST, *names], capture_output=True, text=True, check=True)
    assert told.stdout == ""
