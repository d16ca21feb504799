"""Words that are asked for privately: what the person writes to the bot next is taken as them."""

from bot.commands.acting import Acting, Answer
from bot.commands.handling import Deed
from bot.core.kernel import Quoted, message
from bot.core.process import Process
from bot.ports import Stream
from bot.rows import Request


def request_words(acting: Acting, stream: Stream, verb: str) -> Answer:
    """Asks for the words that go with a verb (``ask-for-words-VERB`` in the catalogues)."""
    process: Process = stream.state
    slot = acting.kind(stream).slot(process)
    expect_words(acting, stream, verb)
    text = message(f"ask-for-words-{verb}", number=stream.number, title=Quoted(process.title))
    return Answer(text, stream.id, slot, private=True)


def expect_words(acting: Acting, stream: Stream, verb: str) -> None:
    """The next words that this person writes privately are those of this verb."""
    slot = acting.kind(stream).slot(stream.state)
    acting.uow.put(Request(acting.me, stream.id, slot, verb, acting.now))


def forget_request(acting: Acting, stream: Stream, deed: Deed) -> None:
    """The words came with the deed: they aren't asked for any more."""
    if not deed.text:
        return
    for request in acting.uow.find(Request, member=acting.me, stream=stream.id, verb=deed.verb):
        acting.uow.remove(request)
