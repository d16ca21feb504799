"""Matrix for the stories: a homeserver, the bot's own process, and three people in a room with it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.adapters.matrix.people import new_name
from tests.adapters.matrix.sealed import SealedPerson
from tests.e2e.company import Company
from tests.e2e.matrix.neighbours import Neighbour
from tests.e2e.running import BotProcess
from tests.homeserver import Homeserver


@asynccontextmanager
async def company(homeserver: Homeserver, folder: Path, *, encrypted: bool = False) -> AsyncIterator[Company]:
    """Ana, Ben and Cleo with the bot in a room, in a circle called Garden."""
    login = await homeserver.register(new_name("keeper"))
    section = f'[matrix]\nhomeserver = "{homeserver.url}"\nuser_id = "{login.user_id}"'
    bot = BotProcess(section, {"CIRCLEKEEPER_MATRIX_PASSWORD": login.password}, folder / "bot")
    await bot.start()
    met: list[Neighbour] = []
    try:
        for name in ("ana", "ben", "cleo"):
            client = SealedPerson(homeserver, await homeserver.register(new_name(name)), folder / name)
            await client.sync()
            met.append(Neighbour(name.capitalize(), client, login.user_id))
        ana, ben, cleo = met
        room = await ana.client.room(ben.id, cleo.id, encrypted=encrypted)
        for person in met:
            person.room = room
            if person is not ana:
                await person.client.join(room)
        await ana.client.client.room_invite(room, login.user_id)
        await ana.sees("Hello, I am Circlekeeper")
        await ana.types("!circle create Garden\naim: Good vegetables\nmembers: here")
        await ana.sees("Garden", "3 members")
        yield Company(bot, (ana, ben, cleo))
    finally:
        bot.kill()
        for person in met:
            await person.client.close()
