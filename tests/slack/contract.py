"""The table of methods against a copy of Slack's published reference, where somebody has one at hand."""

from __future__ import annotations

import json
from pathlib import Path

from tests.slack.methods import METHODS
from tests.slack.model import Json

COMMON = {
    "invalid_arguments",
    "invalid_auth",
    "internal_error",
    "token_expired",
    "json_not_object",
    "invalid_json",
}


class Contract:
    """The reference, ready to check what is called and answered here."""

    def __init__(self, reference: Json) -> None:
        self.methods: Json = reference["methods"]
        self.common = COMMON | set(reference["common_errors"])

    def complaints(self) -> list[str]:
        """Where the table differs from the reference."""
        found = []
        for name, here in METHODS.items():
            there = self.methods.get(name)
            if there is None:
                found.append(f"{name} is not in the reference")
                continue
            scopes = set((there.get("scope") or {}).get("bot", ()))
            kinds = ("channels", "groups", "im", "mpim")
            ours = {here.scope.format(kind) for kind in kinds} if here.scope else set()
            if here.token == "bot" and not ours <= scopes:
                found.append(f"{name} needs {scopes}, not {ours}")
            if (tier := f"t{here.tier}") != there["rate"]:
                found.append(f"{name} is of {there['rate']}, not {tier}")
            if args := here.args ^ (set(there["args"]) - {"token"}):
                found.append(f"{name}: arguments differ in {sorted(args)}")
        return found

    def takes_json(self, method: str) -> bool:
        """Whether a method reads a JSON body."""
        return method not in self.methods or bool(self.methods[method].get("json"))

    def knows(self, method: str, error: str) -> bool:
        """Whether a method may answer with an error."""
        known = self.methods.get(method)
        return error in self.common or known is None or error in known["errors"]


def load(path: str | None) -> Contract | None:
    """The reference in a file, if one is named."""
    return Contract(json.loads(Path(path).read_text())) if path else None
