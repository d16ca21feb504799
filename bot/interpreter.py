"""How Python is set for this program: two busy threads, and very many small objects that last."""

import gc
import sys

YOUNG = 50_000
"""Objects made before the collector looks at them. States, rows and events hold no cycles: what it finds is
what libraries leave behind, and that is little."""
TURN = 0.001
"""Seconds after which the thread that writes lets the one that listens go on, if that has something to do."""


def set_up() -> None:
    """Sets it. Call once, when everything is imported: what is there then is never looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 100)
    sys.setswitchinterval(TURN)
