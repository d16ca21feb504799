"""``circlekeeper export``: the whole record to standard output, and nothing else there."""

import json
import sys
from typing import TextIO

from bot.config import Settings
from bot.core.kinds import KINDS
from bot.operating import Failed
from bot.operating.minutes import minutes
from bot.operating.opening import opened
from bot.operating.record import record
from bot.operating.tables import TABLES, tables


async def export(settings: Settings, form: str, table: str | None = None, to: TextIO | None = None) -> int:
    """Writes the record. Only reads, beside a running bot; all of it belongs to one moment.

    Args:
        form: ``json``, ``markdown`` or ``csv``.
        table: with ``csv``, one table alone.
    Raises:
        Failed: there is no record, or no such table.
    """
    if table is not None and (form != "csv" or table not in TABLES):
        raise Failed(f"--table goes with --format csv, and is one of {', '.join(TABLES)}.")
    async with opened(settings) as store:
        whole = await store.read(lambda unit: record(unit, KINDS))
    out = to or sys.stdout
    if form == "json":
        json.dump(whole, out, ensure_ascii=False, indent=1)
        out.write("\n")
    else:
        out.write(minutes(whole) if form == "markdown" else tables(whole, table))
    out.flush()
    return 0
