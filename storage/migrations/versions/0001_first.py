"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "stream",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("organisation", TEXT, nullable=False),
        sa.Column("circle", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("phase", TEXT, nullable=False),
        sa.Column("outcome", TEXT, nullable=False),
        sa.Column("deadline", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "stream_circle",
        "stream",
        ["circle", "kind", "opened_at"],
    )
    op.create_index(
        "stream_name",
        "stream",
        ["organisation", "name"],
    )
    op.create_index(
        "stream_number",
        "stream",
        ["organisation", "number", "kind"],
        unique=True,
        sqlite_where=sa.text("number > 0"),
        postgresql_where=sa.text("number > 0"),
    )
    op.create_index(
        "stream_open",
        "stream",
        ["kind", "opened_at"],
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "stream_organisation",
        "stream",
        ["organisation", "kind", "opened_at"],
    )
    op.create_table(
        "event",
        sa.Column("stream", TEXT, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", TEXT, nullable=True),
        sa.Column("cause", TEXT, nullable=False),
        sa.Column("platform", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("stream", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "snapshot",
        sa.Column("stream", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("stream"),
    )
    op.create_table(
        "timer",
        sa.Column("stream", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "key"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "timer_due",
        "timer",
        ["due_at", "stream", "key"],
    )
    op.create_table(
        "organisation",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "anchor",
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("native", TEXT, nullable=False),
        sa.Column("organisation", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("platform", "native"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "anchor_organisation",
        "anchor",
        ["organisation"],
    )
    op.create_table(
        "member",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("language", TEXT, nullable=True),
        sa.Column("timezone", TEXT, nullable=True),
        sa.Column("quiet_hours", TEXT, nullable=True),
        sa.Column("paused_until", sa.BigInteger(), nullable=True),
        sa.Column("reminded_at", sa.BigInteger(), nullable=True),
        sa.Column("forgotten", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "account",
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("native", TEXT, nullable=False),
        sa.Column("member", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("private_place", TEXT, nullable=True),
        sa.Column("unreachable", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "native"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "account_member",
        "account",
        ["member"],
    )
    op.create_index(
        "account_private_place",
        "account",
        ["platform", "private_place"],
    )
    op.create_table(
        "place",
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("native", TEXT, nullable=False),
        sa.Column("organisation", TEXT, nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "native"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "place_organisation",
        "place",
        ["organisation"],
    )
    op.create_table(
        "home",
        sa.Column("circle", TEXT, nullable=False),
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("native", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("circle", "platform", "native"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "home_place",
        "home",
        ["platform", "native"],
    )
    op.create_table(
        "membership",
        sa.Column("member", TEXT, nullable=False),
        sa.Column("circle", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("member", "circle"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "membership_circle",
        "membership",
        ["circle"],
    )
    op.create_table(
        "words",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=True),
        sa.Column("by", TEXT, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("stream", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "words_by",
        "words",
        ["by"],
    )
    op.create_index(
        "words_stream",
        "words",
        ["stream"],
    )
    op.create_table(
        "request",
        sa.Column("member", TEXT, nullable=False),
        sa.Column("stream", TEXT, nullable=False),
        sa.Column("slot", TEXT, nullable=False),
        sa.Column("verb", TEXT, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("member", "stream", "slot", "verb"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "request_stream",
        "request",
        ["stream"],
    )
    op.create_table(
        "inbox",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "inbox_at",
        "inbox",
        ["at"],
    )
    op.create_table(
        "mark",
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("mark", TEXT, nullable=False),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("message", TEXT, nullable=False),
        sa.Column("account", TEXT, nullable=False),
        sa.Column("emoji", TEXT, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "mark"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "mark_message",
        "mark",
        ["platform", "place", "message", "account"],
    )
    op.create_table(
        "cursor",
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("token", TEXT, nullable=True),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("platform"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "kept",
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("platform", "name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "post",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("stream", TEXT, nullable=False),
        sa.Column("slot", TEXT, nullable=False),
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("message", TEXT, nullable=True),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("drawn", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=True),
        sa.Column("leased_until", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("losses", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "post_message",
        "post",
        ["platform", "place", "message"],
    )
    op.create_index(
        "post_put_off",
        "post",
        ["not_before"],
        sqlite_where=sa.text("wanted > drawn AND not_before IS NOT NULL"),
        postgresql_where=sa.text("wanted > drawn AND not_before IS NOT NULL"),
    )
    op.create_index(
        "post_stream",
        "post",
        ["stream", "slot"],
    )
    op.create_index(
        "post_undrawn",
        "post",
        ["platform", "place"],
        sqlite_where=sa.text("wanted > drawn"),
        postgresql_where=sa.text("wanted > drawn"),
    )
    op.create_table(
        "outgoing",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("message", TEXT, nullable=False),
        sa.Column("stream", TEXT, nullable=True),
        sa.Column("slot", TEXT, nullable=False),
        sa.Column("member", TEXT, nullable=True),
        sa.Column("platform", TEXT, nullable=True),
        sa.Column("place", TEXT, nullable=True),
        sa.Column("under", TEXT, nullable=True),
        sa.Column("pings", TEXT, nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=True),
        sa.Column("leased_until", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("language", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "outgoing_oldest",
        "outgoing",
        ["created_at", "key"],
        sqlite_where=sa.text("sent_at IS NULL"),
        postgresql_where=sa.text("sent_at IS NULL"),
    )
    op.create_index(
        "outgoing_put_off",
        "outgoing",
        ["not_before"],
        sqlite_where=sa.text("sent_at IS NULL AND not_before IS NOT NULL"),
        postgresql_where=sa.text("sent_at IS NULL AND not_before IS NOT NULL"),
    )
    op.create_index(
        "outgoing_sent",
        "outgoing",
        ["sent_at"],
        sqlite_where=sa.text("sent_at IS NOT NULL"),
        postgresql_where=sa.text("sent_at IS NOT NULL"),
    )
    op.create_index(
        "outgoing_stream",
        "outgoing",
        ["stream"],
    )
    op.create_index(
        "outgoing_to",
        "outgoing",
        [
            sa.text("coalesce(platform, '')"),
            sa.text("coalesce(place, '')"),
            sa.text("coalesce(member, '')"),
            "created_at",
            "key",
        ],
        sqlite_where=sa.text("sent_at IS NULL"),
        postgresql_where=sa.text("sent_at IS NULL"),
    )
    op.create_table(
        "shown",
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("message", TEXT, nullable=False),
        sa.Column("stream", TEXT, nullable=False),
        sa.Column("slot", TEXT, nullable=False),
        sa.Column("member", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("platform", "place", "message"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "shown_stream",
        "shown",
        ["stream", "slot"],
    )
    op.create_table(
        "reminder",
        sa.Column("member", TEXT, nullable=False),
        sa.Column("stream", TEXT, nullable=False),
        sa.Column("slot", TEXT, nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("member", "stream"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "reminder_due",
        "reminder",
        ["due_at"],
    )
    op.create_index(
        "reminder_stream",
        "reminder",
        ["stream"],
    )
