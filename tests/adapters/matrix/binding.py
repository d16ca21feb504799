"""Matrix, held to what every adapter promises."""

import re
from html import unescape

from adapters.matrix import MatrixAdapter
from adapters.matrix.inbound import read
from adapters.matrix.render import content_for
from bot.cards import Card, fit
from tests.adapters.contract import Binding
from tests.adapters.matrix import payloads
from tests.adapters.matrix.payloads import BOT, CARD
from tests.adapters.matrix.test_inbound import AROUND


def _shown(card: Card) -> str:
    content = content_for(fit(card, MatrixAdapter.can))
    html = unescape(re.sub("<[^>]*>", " ", content["formatted_body"]))
    return f"{content['body']}\n{html}"


MATRIX = Binding(
    adapter=MatrixAdapter,
    payloads={
        "command": payloads.message({"body": "!inbox"}, event_id="$1"),
        "mark": {**payloads.reaction("👍"), "event_id": "$mark"},
        "unmark": {**payloads.removal("$mark"), "event_id": "$3"},
        "words": payloads.message(payloads.REPLY | {"body": "It is too dear."}, event_id="$4"),
        "erased": {**payloads.removal(CARD), "event_id": "$5"},
    },
    own=payloads.message({"body": "!inbox"}, sender=BOT),
    read=lambda payload: read(payload, AROUND),
    shown=_shown,
)
