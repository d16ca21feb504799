"""What a command is asked for where something is missing: the form from the table of verbs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.cards import Ask, Asked, Form
from bot.core.circle import Circle
from bot.verbs import Option, Verb
from bot.views.look import Look
from bot.views.planned import planned

_KINDS: Mapping[str, Asked] = {
    "text": "text",
    "member": "member",
    "members": "members",
    "choice": "choice",
}
"""How the values of options are asked for; all others are a line."""

MOST_FIELDS = 5
"""The fewest that a platform with forms takes; the last ones may be left out, and typed."""
_PLAIN = frozenset(
    {
        "title",
        "text",
        "name",
        "reason",
        "words",
        "description",
        "qualifications",
        "domain",
        "member",
        "members",
    }
)
"""Fields whose label says all; people are picked, not typed."""


def of_verb(
    look: Look,
    verb: Verb,
    given: Mapping[str, str],
    token: str,
    circle: Circle | None = None,
    *,
    circles: Sequence[str] = (),
    agreements: Sequence[tuple[str, str]] = (),
) -> Form:
    """The form of a verb that isn't about a running process, filled in as far as something was given.

    Args:
        circle: where it is done, if that is one; a proposal's form says when its steps would end there.
        circles: by name, of which one is chosen first; none: it is clear which is meant.
        agreements: by number and title, of which one can be chosen; none: its number is typed.
    """
    options = {option.name: option for option in verb.options}
    asks = tuple(_ask(look, verb, options.get(name), name, given) for name in verb.form)
    if agreements:
        asks = tuple(
            replace(ask, kind="choice", choices=tuple(agreements)) if ask.name == "number" else ask
            for ask in asks
        )
    if circles:
        which = Ask(
            "circle", look.text("field-circle"), "choice", choices=tuple((one, one) for one in circles)
        )
        asks = (which, *asks)[:MOST_FIELDS]
    plans = planned(circle, look.now) if circle is not None and verb.group == "consent" else {}
    return Form(
        token=token,
        title=look.text(f"form-{verb.group}-{verb.name}"),
        asks=asks,
        intro=plans.get(verb.name, "") if verb.missing({}) else look.text("form-nothing-needed"),
        language=look.language,
    )


def filled(asks: Iterable[Ask], given: Mapping[str, str]) -> tuple[Ask, ...]:
    """The fields of a button's form with what was typed already."""
    return tuple(replace(ask, value=given.get(ask.name) or ask.value) for ask in asks)


def _ask(look: Look, verb: Verb, option: Option | None, name: str, given: Mapping[str, str]) -> Ask:
    kind: Asked = "line"
    if option is not None:
        kind = _KINDS.get(option.value, "line")
    elif name in (verb.text, "text", "reason") and name != verb.title:
        kind = "text"
    required = name in verb.missing({})
    choices = tuple((choice, look.text(f"choice-{choice}")) for choice in option.choices) if option else ()
    return Ask(
        name,
        look.text(f"field-{name}"),
        kind,
        required,
        given.get(name, ""),
        choices,
        help="" if name in _PLAIN else look.text(f"option-{name}"),
    )
