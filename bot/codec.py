"""How events, states and messages are written down as JSON, and read again.

The stored name of an event is the one its kind gives it (``Kind.events``), never the name of a class:
renaming a class doesn't rename history. Objects are written field by field; a field that is missing when read
takes its default, one that is unknown is passed over, so that a field may be added. Any other change of shape
raises the kind's ``schema`` and comes with an *upcast* that turns the old JSON into the new. Sets and maps
are written sorted: the same state always gives the same text.
"""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from typing import (
    Any,
    Generic,
    Literal,
    NamedTuple,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec
from rpds import HashTrieMap, HashTrieSet

from bot.core.kernel import Kind, Message, Person, Quoted

K = TypeVar("K")
V = TypeVar("V")

Upcast: TypeAlias = Callable[[str, Any], tuple[str, Any]]
"""Turns the stored name and JSON of an event of one schema into those of the next."""

Convert: TypeAlias = Callable[[Any], Any]


class Unreadable(Exception):
    """What is stored can't be read, or what is to be stored can't be written; the text says what and why."""


class _Map(Generic[K, V]):
    """Stands for ``HashTrieMap`` in annotations, which can't be subscripted when they are evaluated."""


class _Set(Generic[K]):
    """Stands for ``HashTrieSet`` in annotations."""


_LEAVES = frozenset({str, int, float, bool, datetime, date, time, timedelta, type(None)})
_STAND_INS = {"HashTrieMap": _Map, "HashTrieSet": _Set}
_TAGS: Mapping[type, str] = {
    timedelta: "timedelta",
    datetime: "datetime",
    Person: "person",
    Quoted: "quoted",
}
"""Stored names of the types that a union tells apart by a tag; any other is stored by its class name."""


def _plain_collections(value: Any) -> Any:
    if isinstance(value, HashTrieMap):
        return dict(value.items())
    if isinstance(value, HashTrieSet):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no written form")


_ENCODER = msgspec.json.Encoder(order="deterministic", enc_hook=_plain_collections)


class _Shape(NamedTuple):
    """How values of one type are written and read. ``None``: msgspec does it by itself."""

    hint: Any
    pack: Convert | None
    unpack: Convert | None

    def packs(self) -> Convert:
        return self.pack or (lambda value: value)

    def unpacks(self) -> Convert:
        hint = self.hint
        return self.unpack or (lambda value: msgspec.convert(value, hint, str_keys=True))


def _native(hint: Any) -> bool:
    try:
        msgspec.json.Decoder(hint)
    except (TypeError, NameError):
        return False
    return True


def _shape(hint: Any) -> _Shape:
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is _Map:
        return _map_shape(_shape(arguments[1]), arguments[0])
    if origin is _Set:
        return _set_shape(arguments[0])
    if is_dataclass(hint) and isinstance(hint, type):
        return _dataclass_shape(hint)
    if origin in (Union, types.UnionType):
        return _union_shape(hint, [a for a in arguments if a is not type(None)], type(None) in arguments)
    if origin is Literal:
        return _Shape(hint, None, None)
    if origin is None and not (hint in _LEAVES or (isinstance(hint, type) and issubclass(hint, Enum))):
        raise Unreadable(f"there is no way to store values of the type {hint}")
    inner = [_shape(argument) for argument in arguments if argument is not ...]
    if all(one.pack is None and one.unpack is None for one in inner) and _native(hint):
        return _Shape(hint, None, None)
    if origin is tuple and len(arguments) == 2 and arguments[1] is ...:
        return _Shape(hint, _each(inner[0].pack, list), _each(inner[0].unpacks(), tuple))
    if origin is tuple:
        return _Shape(hint, _side_by_side([one.packs() for one in inner], list),
                      _side_by_side([one.unpacks() for one in inner], tuple))  # fmt: skip
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_shape(hint, inner[1])
    raise Unreadable(f"there is no way to store values of the type {hint}")


def _converted(value: Any, hint: Any) -> Any:
    return msgspec.convert(value, hint, str_keys=True)


def _each(convert: Convert | None, gather: Callable[[Any], Any]) -> Convert | None:
    return None if convert is None else lambda values: gather([convert(value) for value in values])


def _side_by_side(converts: Sequence[Convert], gather: Callable[[Any], Any]) -> Convert:
    return lambda values: gather([convert(value) for convert, value in zip(converts, values, strict=True)])


def _set_shape(of: Any) -> _Shape:
    whole = types.GenericAlias(list, (of,))
    return _Shape(_Set, None, lambda value: HashTrieSet(_converted(value, whole)))


def _map_shape(values: _Shape, keys: Any) -> _Shape:
    if values.unpack is None:
        whole = types.GenericAlias(dict, (keys, values.hint))
        return _Shape(_Map, None, lambda value: HashTrieMap(_converted(value, whole)))
    pack, unpack = values.pack, values.unpack
    return _Shape(
        _Map,
        pack and (lambda value: {key: pack(one) for key, one in value.items()}),
        lambda value: HashTrieMap({key: unpack(one) for key, one in value.items()}),
    )


def _mapping_shape(hint: Any, values: _Shape) -> _Shape:
    pack, unpack = values.pack, values.unpacks()
    return _Shape(
        hint,
        pack and (lambda value: {key: pack(one) for key, one in value.items()}),
        lambda value: {key: unpack(one) for key, one in value.items()},
    )


@cache
def _dataclass_shape(of: type) -> _Shape:
    hints = get_type_hints(of, localns=_STAND_INS)
    shapes = {field.name: _shape(hints[field.name]) for field in fields(of) if field.init}
    if all(one.pack is None and one.unpack is None for one in shapes.values()) and _native(of):
        return _Shape(of, None, None)
    unpacks = [(name, one.unpacks()) for name, one in shapes.items()]

    def unpack(value: Any) -> Any:
        return of(**{name: unpack(value[name]) for name, unpack in unpacks if name in value})

    if all(one.pack is None for one in shapes.values()):
        return _Shape(of, None, unpack)
    packs = [(name, one.pack) for name, one in shapes.items()]

    def pack(value: Any) -> Any:
        return {
            name: getattr(value, name) if pack is None else pack(getattr(value, name)) for name, pack in packs
        }

    return _Shape(of, pack, unpack)


def _union_shape(hint: Any, members: Sequence[Any], optional: bool) -> _Shape:
    shapes = [_shape(member) for member in members]
    if all(one.pack is None and one.unpack is None for one in shapes) and _native(hint):
        return _Shape(hint, None, None)
    if len(shapes) == 1:
        pack, unpack = shapes[0].pack, shapes[0].unpacks()
        return _Shape(
            hint,
            pack and (lambda value: None if value is None else pack(value)),
            lambda value: None if value is None else unpack(value),
        )
    return _tagged_shape(hint, shapes, optional)


def _tagged_shape(hint: Any, shapes: Sequence[_Shape], optional: bool) -> _Shape:
    """A union whose members look alike in JSON: plain ones stand as they are, others as ``[tag, value]``."""
    plain = tuple(one.hint for one in shapes if one.hint in (str, int, float, bool))
    packs: dict[type, tuple[str, Convert]] = {}
    unpacks: dict[str, Convert] = {}
    for one in shapes:
        of = get_origin(one.hint) or one.hint
        if of in plain:
            continue
        tag = _TAGS.get(of, of.__name__)
        if tag in unpacks:
            raise Unreadable(f"two members of {hint} are told apart by nothing")
        packs[of], unpacks[tag] = (tag, one.packs()), one.unpacks()

    def pack(value: Any) -> Any:
        if (optional and value is None) or type(value) in plain:
            return value
        tag, pack = packs[type(value)]
        return [tag, pack(value)]

    def unpack(value: Any) -> Any:
        return unpacks[value[0]](value[1]) if isinstance(value, list) else value

    return _Shape(hint, pack, unpack)


class _Written:
    """Writes and reads the objects of one type."""

    __slots__ = ("_decoder", "_pack", "_unpack")

    def __init__(self, of: type) -> None:
        shape = _shape(of)
        self._pack, self._unpack = shape.pack, shape.unpack
        self._decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(of if shape.unpack is None else Any)

    def write(self, value: Any) -> str:
        return _ENCODER.encode(value if self._pack is None else self._pack(value)).decode()

    def read(self, text: str | bytes) -> Any:
        value = self._decoder.decode(text)
        return value if self._unpack is None else self._unpack(value)


class _Named:
    """Writes and reads objects of several types, each under its stored name."""

    __slots__ = ("_by_name", "_by_type")

    def __init__(self, types_by_name: Mapping[str, type]) -> None:
        self._by_name = {name: _Written(of) for name, of in types_by_name.items()}
        self._by_type = {of: (name, self._by_name[name]) for name, of in types_by_name.items()}

    def write(self, value: Any) -> tuple[str, str]:
        name, written = self._by_type[type(value)]
        return name, written.write(value)

    def read(self, name: str, text: str) -> Any:
        return self._by_name[name].read(text)


class Codec:
    """Writes and reads what the kinds keep.

    Args:
        upcasts: by kind and the schema they start from; applied one after another up to the kind's schema.
    Raises:
        Unreadable: a kind holds a type that can't be stored, or what is stored fits no type.
    """

    def __init__(
        self, kinds: Mapping[str, Kind], upcasts: Mapping[tuple[str, int], Upcast] | None = None
    ) -> None:
        self._schemas = {name: kind.schema for name, kind in kinds.items()}
        self._states = {name: _Written(kind.state) for name, kind in kinds.items()}
        self._events = {name: _Named(kind.events) for name, kind in kinds.items()}
        self._upcasts = dict(upcasts or {})

    def write_event(self, kind: str, event: Any) -> tuple[str, str]:
        """The stored name of the event, and its JSON."""
        try:
            return self._events[kind].write(event)
        except (KeyError, TypeError) as e:
            raise Unreadable(f"an event {type(event).__name__} of {kind} can't be written: {e}") from e

    def read_event(self, kind: str, name: str, text: str, schema: int) -> Any:
        """The event, brought to the kind's present schema."""
        try:
            if schema < self._schemas[kind]:
                name, text = self._upcast(kind, name, text, schema)
            return self._events[kind].read(name, text)
        except (KeyError, msgspec.MsgspecError) as e:
            raise Unreadable(f"an event {name!r} of {kind}, schema {schema}, can't be read: {e}") from e

    def _upcast(self, kind: str, name: str, text: str, schema: int) -> tuple[str, str]:
        value = msgspec.json.decode(text)
        for old in range(schema, self._schemas[kind]):
            if step := self._upcasts.get((kind, old)):
                name, value = step(name, value)
        return name, msgspec.json.encode(value).decode()

    def write_state(self, kind: str, state: Any) -> str:
        """The state as JSON. It is only read by the very schema that wrote it."""
        return self._states[kind].write(state)

    def read_state(self, kind: str, text: str) -> Any:
        """The state that was written by the kind's present schema."""
        try:
            return self._states[kind].read(text)
        except (KeyError, msgspec.MsgspecError) as e:
            raise Unreadable(f"a state of {kind} can't be read: {e}") from e


# --- messages -----------------------------------------------------------------------------------------


def _pack_param(value: Any) -> Any:
    match value:
        case str() | int():
            return value
        case datetime():
            return ["datetime", value]
        case timedelta():
            return ["timedelta", value]
        case Person():
            return ["person", value.member]
        case Quoted():
            return ["quoted", value.words]
        case tuple():
            people = bool(value) and isinstance(value[0], Person)
            return ["people", [one.member for one in value]] if people else ["list", list(value)]
    raise Unreadable(f"a message can't carry a {type(value).__name__}")


_PARAMS: Mapping[str, Convert] = {
    "datetime": lambda value: msgspec.convert(value, datetime),
    "timedelta": lambda value: msgspec.convert(value, timedelta),
    "person": Person,
    "quoted": Quoted,
    "people": lambda value: tuple(Person(member) for member in value),
    "list": tuple,
}


def write_message(message: Message) -> str:
    """The message (key and parameters) as JSON, for :class:`bot.rows.Outgoing`."""
    params = {name: _pack_param(value) for name, value in message.params.items()}
    return _ENCODER.encode([message.key, params] if params else [message.key]).decode()


def read_message(text: str) -> Message:
    """The message that was written.

    Raises:
        Unreadable: it isn't one.
    """
    try:
        key, *rest = msgspec.json.decode(text, type=list[Any])
        params = {
            name: _PARAMS[value[0]](value[1]) if isinstance(value, list) else value
            for name, value in (rest[0] if rest else {}).items()
        }
    except (KeyError, ValueError, AttributeError, msgspec.MsgspecError) as e:
        raise Unreadable(f"a message can't be read: {e}") from e
    return Message(key, params)
