"""A disk of known speed: files in memory, and a library that makes every fsync take a fixed time."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

SOURCE = Path(__file__).with_name("slowsync.c")


def built(folder: Path) -> Path | None:
    """The library, compiled; ``None`` where there is no C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    library = folder / "slowsync.so"
    command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return library if done.returncode == 0 else None


def environment(library: Path | None, micros: int) -> Mapping[str, str]:
    """What a process needs in its environment to have such a disk."""
    if library is None:
        return dict(os.environ)
    return {**os.environ, "LD_PRELOAD": str(library), "SLOWSYNC_US": str(micros)}


@contextmanager
def folder() -> Iterator[Path]:
    """A folder in memory, where there is such a thing, that everybody may enter."""
    memory = Path("/dev/shm")
    where = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="bench", dir=where, ignore_cleanup_errors=True) as made:
        path = Path(made)
        path.chmod(0o755)
        yield path
