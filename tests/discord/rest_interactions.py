"""REST: first answers to interactions, follow-ups, and changes to both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.discord import component_limits, limits
from tests.discord.happenings import create_message, delete_message, edit_message, keep_files
from tests.discord.interactions import AUTOCOMPLETE, COMPONENT, LIFE, MODAL_SUBMIT, Interaction
from tests.discord.model import EPHEMERAL, LOADING, V2, Json, Message
from tests.discord.rest import Answer, Call, Refused, refuse, route
from tests.discord.rest_messages import checked

if TYPE_CHECKING:
    from tests.discord.server import Discord

SAY, DEFER, DEFER_UPDATE, UPDATE, SUGGEST, MODAL = 4, 5, 6, 7, 8, 9


def _fits(interaction: Interaction, kind: object) -> bool:
    """Which first answers an interaction takes ("Interaction Callback Type")."""
    from_message = interaction.message is not None
    match interaction.type:
        case t if t == AUTOCOMPLETE:
            return kind == SUGGEST
        case t if t == COMPONENT:
            return kind in (SAY, DEFER, DEFER_UPDATE, UPDATE, MODAL)
        case t if t == MODAL_SUBMIT:
            return kind in (SAY, DEFER) or (kind in (DEFER_UPDATE, UPDATE) and from_message)
        case _:
            return kind in (SAY, DEFER, MODAL)


@route("POST", "/interactions/{id}/{token}/callback", open_to_all=True)
def first_answer(server: Discord, call: Call) -> Answer:
    interaction = server.interactions.get(call.params["token"])
    if interaction is None or interaction.id != call.params["id"]:
        raise refuse(10062)
    if interaction.answered is not None:
        raise refuse(40060)
    if server.clock.now() - interaction.at > server.first_answer:
        raise refuse(10062)
    found: limits.Found = []
    limits.shape({"type": limits.integer(1, 12), "data": limits.anything}, "type")(call.body, (), found)
    if found:
        raise Refused(400, 50035, "Invalid Form Body", found)
    kind, data = call.body["type"], call.body.get("data") or {}
    if not _fits(interaction, kind):
        limits.wrong(
            ("type",), found, f"No answer to an interaction of type {interaction.type}.", "BASE_TYPE_CHOICES"
        )
        raise Refused(400, 50035, "Invalid Form Body", found)
    _check(kind, data, call, interaction, found)
    if found:
        raise Refused(400, 50035, "Invalid Form Body", [(("data", *path), *rest) for path, *rest in found])
    _do(server, interaction, kind, data, call)
    interaction.answered = kind
    for listener in interaction.heard:
        listener()
    server.touch(interaction.channel)
    if call.query.get("with_response", "").lower() not in ("true", "1"):
        return 204, None
    return 200, _told(server, interaction, kind)


def _check(kind: int, data: Json, call: Call, interaction: Interaction, found: limits.Found) -> None:
    match kind:
        case 4:
            checked(limits.answered, data, call.files, found=found)
        case 5:
            limits.shape({"flags": limits.flags(EPHEMERAL | 1 << 12 | 1 << 15)})(data, (), found)
        case 6:
            limits.shape({})(data, (), found)
        case 7:
            was = interaction.message.flags if interaction.message else 0
            checked(
                limits.corrected,
                data,
                call.files,
                was=was,
                editing=True,
                kept=interaction.message,
                found=found,
            )
        case 8:
            limits.suggestions(data, (), found)
        case 9:
            component_limits.modal(data, found)


def _do(server: Discord, interaction: Interaction, kind: int, data: Json, call: Call) -> None:
    match kind:
        case 4:
            interaction.original = _send(server, interaction, data, call)
        case 5:
            flags = (data.get("flags") or 0) | LOADING
            message = _new(server, interaction, {**data, "flags": flags})
            interaction.original = create_message(server, message)
            interaction.messages.append(message)
            interaction.deferred = True
        case 6:
            interaction.original = interaction.message
        case 7:
            assert interaction.message
            interaction.original = interaction.message
            interaction.updated = True
            edit_message(server, interaction.message, data, call.files)
        case 8:
            interaction.choices = data["choices"]
        case 9:
            interaction.modal = data


def _new(server: Discord, interaction: Interaction, body: Json) -> Message:
    flags = body.get("flags") or 0
    message = Message(
        server.ids.next(),
        interaction.channel,
        server.bot,
        content=body.get("content") or "",
        components=body.get("components") or [],
        embeds=body.get("embeds") or [],
        flags=flags,
        type=20 if interaction.type == 2 else 0,
        only_for=interaction.by if flags & EPHEMERAL else None,
        by_interaction=interaction.metadata(),
        application=server.application_id,
    )
    if interaction.message and interaction.type == COMPONENT:
        message.type = 19
        message.reference = {
            "type": 0,
            "channel_id": interaction.channel.id,
            "message_id": interaction.message.id,
        }
    return message


def _send(server: Discord, interaction: Interaction, body: Json, call: Call) -> Message:
    message = _new(server, interaction, body)
    keep_files(server, message, body, call.files)
    interaction.messages.append(message)
    return create_message(server, message, allowed=body.get("allowed_mentions"))


def _told(server: Discord, interaction: Interaction, kind: int) -> Json:
    told: Json = {"id": interaction.id, "type": interaction.type}
    told |= {"activity_instance_id": None}
    answer: Json = {"interaction": told}
    if interaction.original and kind in (SAY, DEFER, UPDATE, DEFER_UPDATE):
        message = interaction.original
        told |= {
            "response_message_id": message.id,
            "response_message_loading": message.loading,
            "response_message_ephemeral": message.ephemeral,
        }
        answer["resource"] = {"type": kind}
        if kind in (SAY, UPDATE):
            answer["resource"]["message"] = message.json(server.bot)
    return answer


def _alive(server: Discord, call: Call) -> Interaction:
    if call.params["application"] != server.application_id:
        raise refuse(10015)
    interaction = server.interactions.get(call.params["token"])
    if interaction is None:
        raise refuse(50027)
    if server.clock.now() - interaction.at > LIFE:
        raise refuse(50027)
    if interaction.answered is None or interaction.type == AUTOCOMPLETE:
        raise refuse(10015)
    return interaction


@route("POST", "/webhooks/{application}/{token}", open_to_all=True)
def follow_up(server: Discord, call: Call) -> Answer:
    interaction = _alive(server, call)
    body = checked(limits.followed, call.body, call.files)
    if interaction.deferred and interaction.original:
        return 200, _fill(server, interaction, interaction.original, body, call).json(server.bot)
    message = _send(server, interaction, body, call)
    return 200, message.json(server.bot)


def _fill(server: Discord, interaction: Interaction, message: Message, body: Json, call: Call) -> Message:
    """Turns "thinking…" into the message; whether it is ephemeral was decided before."""
    interaction.deferred = False
    kept = message.flags & (EPHEMERAL | V2)
    message.flags = 0
    wanted = (body.get("flags") or 0) & ~EPHEMERAL
    return edit_message(server, message, {**body, "flags": wanted | kept}, call.files)


def _meant(server: Discord, call: Call) -> tuple[Interaction, Message]:
    interaction = _alive(server, call)
    number = call.params["message"]
    message = interaction.original if number in ("@original", "%40original") else None
    message = message or next((one for one in interaction.messages if one.id == number), None)
    if message is None and interaction.message and interaction.message.id == number:
        message = interaction.message
    there = message and (message.id in server.ephemeral or message.id in message.channel.messages)
    if message is None or not there:
        raise refuse(10008)
    return interaction, message


MESSAGE = "/webhooks/{application}/{token}/messages/{message}"


@route("GET", MESSAGE, open_to_all=True)
def get_answer(server: Discord, call: Call) -> Answer:
    return 200, _meant(server, call)[1].json(server.bot)


@route("PATCH", MESSAGE, open_to_all=True)
def edit_answer(server: Discord, call: Call) -> Answer:
    interaction, message = _meant(server, call)
    body = checked(limits.corrected, call.body, call.files, was=message.flags, editing=True, kept=message)
    if interaction.deferred and message is interaction.original:
        return 200, _fill(server, interaction, message, body, call).json(server.bot)
    return 200, edit_message(server, message, body, call.files).json(server.bot)


@route("DELETE", MESSAGE, open_to_all=True)
def delete_answer(server: Discord, call: Call) -> Answer:
    interaction, message = _meant(server, call)
    delete_message(server, message)
    interaction.messages = [one for one in interaction.messages if one is not message]
    return 204, None
