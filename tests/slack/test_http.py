"""Signed HTTP and installing, with slack-sdk's and bolt's own parts."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import FileInstallationStore
from slack_sdk.oauth.state_store import FileOAuthStateStore
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.signature import SignatureVerifier

from tests.clock import StandingClock
from tests.slack.client import blocks, form, web_client
from tests.slack.model import Enterprise
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback

OLD_AUTH = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")
"""slack-sdk sends the app's own credentials in a way that aiohttp will drop one day."""


class Endpoint:
    """An address of the app's: keeps what came, and answers what a test says."""

    def __init__(self, server: Slack) -> None:
        self.verifier = SignatureVerifier(server.signing_secret)
        self.server = server
        self.came: list[web.BaseRequest] = []
        self.bodies: list[Any] = []
        self.status = 200
        self.answer: Any = None
        self.headers: dict[str, str] = {}

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.text()
        if not self.verifier.is_valid_request(body, dict(request.headers)):
            return web.Response(status=401)
        if request.content_type == "application/json":
            said = json.loads(body)
        else:
            said = {name: values[0] for name, values in parse_qs(body).items()}
            said = json.loads(said["payload"]) if "payload" in said else said
        if said.get("type") == "url_verification":
            return web.json_response({"challenge": said["challenge"]})
        self.came.append(request)
        self.bodies.append(said)
        self.server.touch()
        if self.answer is None or self.status != 200:
            return web.Response(status=self.status, headers=self.headers)
        return web.json_response(self.answer)


@asynccontextmanager
async def listening(serve: Any) -> AsyncIterator[str]:
    """An HTTP server on loopback for as long as the block lasts."""
    runner = web.ServerRunner(web.Server(serve))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    finally:
        await runner.cleanup()


async def test_an_address_proves_itself_and_only_signed_requests_count(server: Slack) -> None:
    endpoint = Endpoint(server)
    async with listening(endpoint.serve) as url:
        assert await server.delivery.verify_url(url)
        body, headers = '{"type": "event_callback"}', {"Content-Type": "application/json"}
        assert (await server.delivery.post_signed(url, body, headers))[0] == 200
        for wrong in ({"secret": "another"}, {"age": 301}):
            assert (await server.delivery.post_signed(url, body, headers, **wrong))[0] == 401


async def test_a_command_is_answered_in_the_response(server: Slack) -> None:
    endpoint = Endpoint(server)
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with listening(endpoint.serve) as url:
        server.delivery.request_url = url
        endpoint.answer = {"text": "at once", "blocks": blocks("at once")}
        await (await ana.slash(talk, "/inbox", "a\nb")).sees("at once")
        assert endpoint.bodies[-1]["text"] == "a\nb"
        endpoint.status = 500
        assert (await ana.slash(talk, "/inbox")).failed


async def test_an_event_comes_again_with_its_reason_unless_the_app_declines(server: Slack) -> None:
    endpoint = Endpoint(server)
    server.delivery.waits = (0.0, 0.0)
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with listening(endpoint.serve) as url:
        server.delivery.request_url = url
        endpoint.status = 500
        await ana.says(talk, "one")
        await server.until(lambda: len(endpoint.came) == 3)
        told = [
            (one.headers.get("X-Slack-Retry-Num"), one.headers.get("X-Slack-Retry-Reason"))
            for one in endpoint.came
        ]
        assert told == [(None, None), ("1", "http_error"), ("2", "http_error")]
        endpoint.headers["X-Slack-No-Retry"] = "1"
        await ana.says(talk, "two")
        await server.until(lambda: len(endpoint.came) == 4)
        await ana.says(talk, "three")
        await server.until(lambda: len(endpoint.came) == 5)
        assert [one["event"]["text"] for one in endpoint.bodies[-2:]] == ["two", "three"]


async def test_bolt_takes_what_is_signed(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with aiohttp.ClientSession() as session:
        client = web_client(server, session=session)
        app = AsyncApp(client=client, signing_secret=server.signing_secret)

        @app.command("/consent")
        async def consent(ack: Any, command: Any) -> None:
            await ack()
            await client.views_open(trigger_id=command["trigger_id"], view=form("title"))

        @app.view("m")
        async def sent(ack: Any) -> None:
            await ack(response_action="errors", errors={"title": "Is taken"})

        async def serve(request: web.BaseRequest) -> web.StreamResponse:
            bolt = await to_bolt_request(request)  # type: ignore[arg-type]
            return await to_aiohttp_response(await app.async_dispatch(bolt))

        async with listening(serve) as url:
            server.delivery.request_url = url
            asked = await ana.slash(talk, "/consent")
            assert (await ana.submits(asked, title="bread")).says("taken")


@OLD_AUTH
async def test_bolt_installs_into_another_workspace(server: Slack, tmp_path: Any) -> None:
    away = server.add_team("Far away")
    talk = server.channel("talk", away)
    logger = logging.getLogger(__name__)
    settings = AsyncOAuthSettings(
        client_id=server.client_id,
        client_secret=server.client_secret,
        scopes=["chat:write", "commands"],
        installation_store=FileInstallationStore(base_dir=str(tmp_path)),
        state_store=FileOAuthStateStore(expiration_seconds=60, base_dir=str(tmp_path)),
        authorization_url=server.authorize_url,
    )
    async with aiohttp.ClientSession() as session:
        flow = AsyncOAuthFlow(client=web_client(server, session=session), logger=logger, settings=settings)
        asked = AsyncBoltRequest(body="", query={})
        address = await flow.build_authorize_url(await flow.issue_new_state(asked), asked)
        async with session.get(address, allow_redirects=False) as back:
            code = parse_qs(urlsplit(back.headers["Location"]).query)["code"][0]
        found = await flow.run_installation(code)
        assert found is not None
        assert (found.team_id, found.bot_scopes) == (away.id, ["chat:write", "commands"])
        server.invite_bot(talk)
        await web_client(server, found.bot_token, session=session).chat_postMessage(channel=talk.id, text="a")
        with pytest.raises(SlackApiError) as raised:
            await flow.client.oauth_v2_access(
                client_id=server.client_id, client_secret=server.client_secret, code=code
            )
        assert raised.value.response["error"] == "invalid_code"


@OLD_AUTH
async def test_somebody_installs_through_bolts_own_pages(server: Slack, tmp_path: Any) -> None:
    away = server.add_team("Far away", enterprise=Enterprise("E1", "The Valley"))
    zoe, stores = Person(server, "Zoe", team=away, admin=True), FileInstallationStore(base_dir=str(tmp_path))
    async with aiohttp.ClientSession() as session:
        app = AsyncApp(
            client=web_client(server, session=session),
            signing_secret=server.signing_secret,
            installation_store=stores,
            oauth_settings=AsyncOAuthSettings(
                client_id=server.client_id,
                client_secret=server.client_secret,
                scopes=["chat:write"],
                installation_store=stores,
                state_store=FileOAuthStateStore(expiration_seconds=60, base_dir=str(tmp_path)),
                authorization_url=server.authorize_url,
            ),
        )
        flow = app.oauth_flow
        assert flow

        async def serve(request: web.BaseRequest) -> web.StreamResponse:
            asked = await to_bolt_request(request)  # type: ignore[arg-type]
            if request.path == "/slack/install":
                return await to_aiohttp_response(await flow.handle_installation(asked))
            return await to_aiohttp_response(await flow.handle_callback(asked))

        async with listening(serve) as url:
            server.redirect_url = url.replace("events", "oauth_redirect")
            status, text = await zoe.installs(url.replace("events", "install"), everywhere=True)
    assert status == 200, text
    found = await stores.async_find_installation(enterprise_id="E1", team_id=None, is_enterprise_install=True)
    assert found
    assert found.is_enterprise_install
    assert found.user_id == zoe.id


@OLD_AUTH
async def test_a_token_that_expires_is_renewed_once(tmp_path: Any) -> None:
    clock = StandingClock()
    async with slack_on_loopback(clock, rotating=True) as server, aiohttp.ClientSession() as session:
        client = web_client(server, session=session)
        clock.tick(hours=12)
        with pytest.raises(SlackApiError) as raised:
            await client.auth_test()
        assert raised.value.response["error"] == "token_expired"
        old = server.installation.refresh
        rotator = AsyncTokenRotator(
            client_id=server.client_id, client_secret=server.client_secret, client=client
        )
        more = {"client_id": server.client_id, "client_secret": server.client_secret}
        again = await rotator.client.oauth_v2_access(grant_type="refresh_token", refresh_token=old, **more)
        assert (await web_client(server, again["access_token"], session=session).auth_test())["ok"]
        with pytest.raises(SlackApiError) as raised:
            await client.oauth_v2_access(grant_type="refresh_token", refresh_token=old, **more)
        assert raised.value.response["error"] == "invalid_refresh_token"
