"""The tables: one for every row of :mod:`bot.rows`, and those of the streams.

Times are whole microseconds since 1970 in UTC, so that both databases compare them alike; texts are compared
byte by byte on both. There are no foreign keys: all rows are written by one place, and checking them would
cost an answer more than writing it.
"""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, Table, Text, func, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

metadata = MetaData()

TEXT: TypeEngine[str] = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
MOMENT = BigInteger()


def _key(name: str) -> Column[str]:
    return Column(name, TEXT, primary_key=True, nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, TEXT, nullable=False)


def _text_or_null(name: str) -> Column[str]:
    return Column(name, TEXT, nullable=True)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _yes_or_no(name: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), nullable=False)


def _moment(name: str) -> Column[int]:
    return Column(name, MOMENT, nullable=False)


def _moment_or_null(name: str) -> Column[int]:
    return Column(name, MOMENT, nullable=True)


def _table(name: str, *columns: Column[str] | Column[int] | Column[bool]) -> Table:
    # A table that is its own index: one tree to write instead of two.
    return Table(name, metadata, *columns, sqlite_with_rowid=False)


# --- streams ------------------------------------------------------------------------------------------

stream = _table(
    "stream",
    _key("id"),
    _text("kind"),
    _text("organisation"),
    _text("circle"),
    _number("number"),
    _text("name"),
    _number("version"),
    _number("schema"),
    _text("phase"),
    _text("outcome"),
    _moment_or_null("deadline"),
    _moment_or_null("opened_at"),
    _moment_or_null("closed_at"),
)
_numbered = text("number > 0")
Index(
    "stream_number",
    stream.c.organisation,
    stream.c.number,
    stream.c.kind,
    unique=True,
    sqlite_where=_numbered,
    postgresql_where=_numbered,
)
Index("stream_organisation", stream.c.organisation, stream.c.kind, stream.c.opened_at)
Index("stream_name", stream.c.organisation, stream.c.name)
Index("stream_circle", stream.c.circle, stream.c.kind, stream.c.opened_at)
_open = text("closed_at IS NULL")
Index("stream_open", stream.c.kind, stream.c.opened_at, sqlite_where=_open, postgresql_where=_open)

event = _table(
    "event",
    _key("stream"),
    Column("seq", Integer, primary_key=True, nullable=False, autoincrement=False),
    _text("name"),
    _number("schema"),
    _text("body"),
    _moment("at"),
    _text_or_null("by"),
    _text("cause"),
    _text("platform"),
)

# Apart from the stream's row: that one changes with every event, and a database may rewrite it whole.
snapshot = Table(
    "snapshot",
    metadata,
    _key("stream"),
    _number("version"),
    _number("schema"),
    _text("body"),
)

timer = _table("timer", _key("stream"), _key("key"), _moment("due_at"))
Index("timer_due", timer.c.due_at, timer.c.stream, timer.c.key)

# --- people and places --------------------------------------------------------------------------------

organisation = _table("organisation", _key("id"), _number("last_number"))

anchor = _table("anchor", _key("platform"), _key("native"), _text("organisation"))
Index("anchor_organisation", anchor.c.organisation)

member = _table(
    "member",
    _key("id"),
    _text("name"),
    _text_or_null("language"),
    _text_or_null("timezone"),
    _text_or_null("quiet_hours"),
    _moment_or_null("paused_until"),
    _moment_or_null("reminded_at"),
    _yes_or_no("forgotten"),
)

account = _table(
    "account",
    _key("platform"),
    _key("native"),
    _text("member"),
    _text("name"),
    _text_or_null("private_place"),
    _yes_or_no("unreachable"),
)
Index("account_member", account.c.member)
Index("account_private_place", account.c.platform, account.c.private_place)

place = _table(
    "place",
    _key("platform"),
    _key("native"),
    _text("organisation"),
    _yes_or_no("gone"),
)
Index("place_organisation", place.c.organisation)

home = _table("home", _key("circle"), _key("platform"), _key("native"))
Index("home_place", home.c.platform, home.c.native)

membership = _table("membership", _key("member"), _key("circle"))
Index("membership_circle", membership.c.circle)

# --- words --------------------------------------------------------------------------------------------

words = Table(
    "words",
    metadata,
    _key("id"),
    _text_or_null("text"),
    _text_or_null("by"),
    _moment("at"),
    _text_or_null("stream"),
)
Index("words_stream", words.c.stream)
Index("words_by", words.c.by)

request = _table("request", _key("member"), _key("stream"), _key("slot"), _key("verb"), _moment("at"))
Index("request_stream", request.c.stream)

# --- the way in ---------------------------------------------------------------------------------------

inbox = _table("inbox", _key("key"), _moment("at"))
Index("inbox_at", inbox.c.at)

mark = _table(
    "mark",
    _key("platform"),
    _key("mark"),
    _text("place"),
    _text("message"),
    _text("account"),
    _text("emoji"),
    _moment("at"),
)
Index("mark_message", mark.c.platform, mark.c.place, mark.c.message, mark.c.account)

cursor = _table("cursor", _key("platform"), _text_or_null("token"), _moment_or_null("seen_at"))

kept = _table("kept", _key("platform"), _key("name"), _text("value"))

# --- the way out --------------------------------------------------------------------------------------

post = _table(
    "post",
    _key("id"),
    _text("stream"),
    _text("slot"),
    _text("platform"),
    _text("place"),
    _text_or_null("message"),
    _number("wanted"),
    _number("drawn"),
    _moment_or_null("not_before"),
    _moment_or_null("leased_until"),
    _number("attempts"),
    _number("losses"),
)
Index("post_stream", post.c.stream, post.c.slot)
Index("post_message", post.c.platform, post.c.place, post.c.message)
_undrawn = text("wanted > drawn")
Index(
    "post_undrawn",
    post.c.platform,
    post.c.place,
    sqlite_where=_undrawn,
    postgresql_where=_undrawn,
)
_undrawn_put_off = text("wanted > drawn AND not_before IS NOT NULL")
Index(
    "post_put_off",
    post.c.not_before,
    sqlite_where=_undrawn_put_off,
    postgresql_where=_undrawn_put_off,
)

outgoing = _table(
    "outgoing",
    _key("key"),
    _text("message"),
    _text_or_null("stream"),
    _text("slot"),
    _text_or_null("member"),
    _text_or_null("platform"),
    _text_or_null("place"),
    _text_or_null("under"),
    _text("pings"),
    _moment("created_at"),
    _moment_or_null("not_before"),
    _moment_or_null("leased_until"),
    _number("attempts"),
    _moment_or_null("sent_at"),
    _text("language"),
)
_unsent = text("sent_at IS NULL")
_unsent_put_off = text("sent_at IS NULL AND not_before IS NOT NULL")
Index(
    "outgoing_to",
    func.coalesce(outgoing.c.platform, text("''")),
    func.coalesce(outgoing.c.place, text("''")),
    func.coalesce(outgoing.c.member, text("''")),
    outgoing.c.created_at,
    outgoing.c.key,
    sqlite_where=_unsent,
    postgresql_where=_unsent,
)
Index(
    "outgoing_oldest",
    outgoing.c.created_at,
    outgoing.c.key,
    sqlite_where=_unsent,
    postgresql_where=_unsent,
)
Index(
    "outgoing_put_off",
    outgoing.c.not_before,
    sqlite_where=_unsent_put_off,
    postgresql_where=_unsent_put_off,
)
_sent = text("sent_at IS NOT NULL")
Index("outgoing_sent", outgoing.c.sent_at, sqlite_where=_sent, postgresql_where=_sent)
Index("outgoing_stream", outgoing.c.stream)

shown = _table(
    "shown",
    _key("platform"),
    _key("place"),
    _key("message"),
    _text("stream"),
    _text("slot"),
    _text_or_null("member"),
)
Index("shown_stream", shown.c.stream, shown.c.slot)

reminder = _table(
    "reminder",
    _key("member"),
    _key("stream"),
    _text("slot"),
    _moment("due_at"),
    _moment_or_null("until"),
)
Index("reminder_due", reminder.c.due_at)
Index("reminder_stream", reminder.c.stream)
