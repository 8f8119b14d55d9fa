#!/usr/bin/env python3
# Copyright the ModelRelay for Java authors.
# SPDX-License-Identifier: MIT
"""A ModelRelay worker: keeps one WebSocket to a relay and answers its requests from a model backend.

Written from `spec/` alone; ids such as CAN-012 name the clause that a line is there for. Read it
from top to bottom: settings, catalogue, backend, one session with the relay, the worker around
its sessions. Everything runs on one event loop, so nothing here needs a lock.

    WORKER_SECRET=… PROXY_URL=https://relay.example.com MODELS='*' python3 worker.py
"""

import asyncio
import codecs
import contextlib
import json
import logging
import math
import os
import random
import signal
import ssl
import sys
from dataclasses import dataclass
from urllib.parse import quote

import aiohttp
from yarl import URL

PROTOCOL_VERSION = "2026-04-bridge-v1"  # REG-035
CAPABILITIES = ["drain", "response_head"]  # what this worker offers; the ack says what counts

SILENCE_SECS = 90  # HBT-012
FIRST_WAIT_SECS, LONGEST_WAIT_SECS = 1, 30  # WRK-032, WRK-036
HANDSHAKE_SECS = 10  # to reach the relay
LOOK_UP_SECS = 5  # to list the models
PATIENCE_SECS = 2  # for the first list; then we register without one (WRK-030)
CLOSE_SECS = 2  # for the last messages and the closing handshake
MAX_MESSAGE_BYTES = 256 * 2**20  # a body of 32 MiB may be six times as long in JSON (WRK-022)

log = logging.getLogger("worker")


def fields(**values) -> str:
    """Key=value for a log line, quoted where a value could be taken for something else."""

    def word(value) -> str:
        text = str(value)
        return text if text.isprintable() and text and " " not in text else json.dumps(text)

    return " ".join(f"{name}={word(value)}" for name, value in values.items())


async def within(limit: float, awaited) -> None:
    """Waits for something, but not longer than that."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(limit):
            await awaited


def words(value) -> list[str]:
    """The strings of a JSON array, or nothing where there is no array."""
    return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []


# --- Settings: the environment variables of every ModelRelay worker (CLI-037 to CLI-048) -----------


@dataclass(frozen=True)
class Settings:
    proxy_url: str
    worker_secret: str
    backend_url: str
    models: list[str]
    provider: str
    worker_name: str
    max_concurrency: int
    models_poll: float
    drain_timeout: float
    connect_timeout: float
    idle_timeout: float
    ca_file: str
    log_level: str

    @staticmethod
    def from_environment() -> "Settings":
        return Settings(
            proxy_url=setting("PROXY_URL", "http://127.0.0.1:8080", base_url),
            worker_secret=setting("WORKER_SECRET", "", secret),
            backend_url=setting("BACKEND_URL", "http://127.0.0.1:8000", base_url),
            models=setting("MODELS", "default", name_list),
            provider=setting("PROVIDER_NAME", "local", str),
            worker_name=setting("WORKER_NAME", "worker", str),
            max_concurrency=setting("MAX_CONCURRENCY", "1", slots),
            models_poll=setting("MODELS_POLL_SECS", "30", seconds),
            drain_timeout=setting("DRAIN_TIMEOUT_SECS", "30", seconds),
            connect_timeout=setting("CONNECT_TIMEOUT_SECS", "5", seconds),
            idle_timeout=setting("IDLE_TIMEOUT_SECS", "300", seconds),
            ca_file=setting("CA_FILE", "", certificates),
            log_level=setting("LOG_LEVEL", "info", level),
        )


def setting(name: str, default: str, read):
    try:
        return read(os.environ.get(name) or default)
    except ValueError as wrong:
        print(f"worker: {name} {wrong}", file=sys.stderr)  # CLI-006
        sys.exit(2)


def secret(text: str) -> str:
    if not text:
        raise ValueError("must be set")  # CLI-038
    return text


def base_url(text: str) -> str:
    url = URL(text)
    if url.scheme not in ("http", "https") or not url.host or url.user or url.query_string:
        raise ValueError("must be an http:// or https:// address without user and query")
    return text.rstrip("/")


def name_list(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]  # WRK-023


def slots(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ValueError("must be a whole number of at least 1")
    return int(text)


def seconds(text: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 < float(text) < math.inf:
            return float(text)
    raise ValueError("must be a number of seconds above 0")


def certificates(text: str) -> str:
    if text and not os.access(text, os.R_OK):
        raise ValueError("must name a readable file")
    return text


def level(text: str) -> str:
    names = {"trace": "DEBUG", "debug": "DEBUG", "info": "INFO", "warn": "WARNING", "error": "ERROR"}
    if text.lower() not in names:
        raise ValueError("must be trace, debug, info, warn or error")
    return names[text.lower()]


# --- The backend: plain HTTP to the model server behind this worker --------------------------------

HOP_BY_HOP = {
    *("connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection"),
    *("te", "trailer", "transfer-encoding", "upgrade"),
}


def end_to_end(headers) -> dict[str, str]:
    """Lower-case names, repeated values joined, and nothing that is about one connection only."""
    joined: dict[str, str] = {}
    for name, value in headers:
        name = name.lower()
        joined[name] = f"{joined[name]}, {value}" if name in joined else value
    named = {name.strip().lower() for name in joined.get("connection", "").split(",")}
    return {name: value for name, value in joined.items() if name not in HOP_BY_HOP | named}


def head_of(response: aiohttp.ClientResponse) -> dict[str, str]:
    """The headers for the relay. Their values are bytes; as Latin-1 each of them is a character."""
    raw = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.raw_headers)
    return end_to_end(raw)  # UNI-008, UNI-009


class Backend:
    """What the worker asks its model server. One connection for each request: none is ever stale,
    and to close it is how the backend hears that nobody waits any more (CAN-013)."""

    def __init__(self, settings: Settings, http: aiohttp.ClientSession):
        self.settings = settings
        self.http = http

    def post(self, request: dict):
        """The response to come, to be entered with `async with`."""
        path = request["endpoint_path"]
        if not path.startswith("/"):
            raise ValueError("the path of a request must begin with /")
        headers = end_to_end((request.get("headers") or {}).items())  # WRK-004
        for not_ours in ("host", "content-length", "accept-encoding"):
            headers.pop(not_ours, None)
        return self.http.post(
            URL(self.settings.backend_url + path, encoded=True),  # WRK-001, WRK-002
            data=request["body"].encode(),  # WRK-003
            # Asked to stay open, the backend marks where its body ends: a body that breaks off cannot
            # pass for a whole one (WRK-012). That the connection is closed all the same is our choice.
            headers={**headers, "accept-encoding": "identity", "connection": "keep-alive"},  # WRK-005
            skip_auto_headers=("accept", "content-type", "user-agent"),
            allow_redirects=False,  # WRK-006
            # Only the way to the first byte has a limit of its own here: a model may think for long.
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self.settings.connect_timeout),
        )

    async def text(self, response: aiohttp.ClientResponse):
        """The body as it arrives. A character that was cut in two waits for its other half (WRK-013);
        what is no UTF-8 at all raises UnicodeDecodeError (WRK-014)."""
        body = response.content

        def lost(connection: asyncio.Future) -> None:
            # aiohttp does not tell a body whose framing turns into garbage that nothing follows (WRK-012).
            if not connection.exception() and not body.is_eof() and not body.exception():
                body.set_exception(aiohttp.ClientPayloadError())

        if response.connection and (closed := response.connection.protocol.closed):
            closed.add_done_callback(lost)
        decoder = codecs.getincrementaldecoder("utf-8")()
        while True:
            async with asyncio.timeout(self.settings.idle_timeout):  # WRK-009
                read = await body.readany()
            if piece := decoder.decode(read, final=not read):
                yield piece
            if not read:
                return

    async def models(self) -> list[str]:
        async with self.http.get(
            URL(self.settings.backend_url + "/v1/models", encoded=True),
            headers={"accept-encoding": "identity"},
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=LOOK_UP_SECS),
        ) as response:
            if response.status != 200:
                raise ValueError(f"the backend answered {response.status}")
            listed = json.loads(await response.read())
        try:
            return [str(model["id"]) for model in listed["data"]]
        except (KeyError, TypeError):
            raise ValueError("the backend answered something else than a list of models") from None


class Catalogue:
    """The models that this worker serves: a fixed list, or with `*` whatever the backend lists."""

    def __init__(self, settings: Settings, backend: Backend):
        self.follows_backend = settings.models == ["*"]  # WRK-024
        self.models = [] if self.follows_backend else settings.models
        self.poll = settings.models_poll
        self.backend = backend
        self.wanted = asyncio.Event()
        self.looked = asyncio.Event()
        self.on_change = lambda: None

    async def look_up(self) -> None:
        if not self.follows_backend:
            return
        try:
            found = await self.backend.models()
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as failure:
            # WRK-028: the last list stays.
            log.warning("models not found %s", fields(error=str(failure) or "timeout"))
            return
        if found != self.models:  # CAT-017
            log.info("models found %s", fields(models=",".join(found)))
            self.models = found
            self.on_change()

    async def follow(self) -> None:
        """Looks up at start (WRK-025), after a while (WRK-026) and when asked to (WRK-027); never ends."""
        while True:
            self.wanted.clear()
            await self.look_up()
            self.looked.set()
            await within(self.poll, self.wanted.wait())


# --- Answers that this worker gives itself ----------------------------------------------------------


def error_body(request: dict, kind: str, code: str, message: str) -> str:
    """An error in the dialect of the request's route (ERR-002, ERR-003, WRK-011)."""
    if request["endpoint_path"].startswith("/v1/messages"):
        named = (request.get("headers") or {}).get("x-request-id", request["request_id"])
        error = {"type": "error", "error": {"type": kind, "message": message}, "request_id": named}
    else:
        error = {"error": {"message": message, "type": kind, "param": None, "code": code}}
    return json.dumps(error)


def explanation(failure: Exception) -> str:
    """What went wrong at the backend, for the people at the other end. It names no address."""
    match failure:
        case aiohttp.ConnectionTimeoutError():
            return "The model backend did not accept a connection in time. Please try again later."
        case aiohttp.ClientConnectorError():
            return "The model backend cannot be reached. Please try again later."
        case TimeoutError():
            return "The model backend stopped answering. Please try again later."
        case UnicodeDecodeError():
            return "The model backend answered with something that is not UTF-8 text."
        case _:
            return "The model backend broke off its answer. Please try again later."


def token_counts(body: str) -> dict[str, int] | None:
    """What the backend says about usage, by the names of either dialect (UNI-010)."""
    try:
        usage = json.loads(body)["usage"]
        counts = {
            "prompt_tokens": usage.get("prompt_tokens", usage.get("input_tokens")),
            "completion_tokens": usage.get("completion_tokens", usage.get("output_tokens")),
            "total_tokens": usage.get("total_tokens"),
        }
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return {name: count for name, count in counts.items() if type(count) is int} or None


# --- One session: from the upgrade to the close -----------------------------------------------------


class Session:
    """One connection to the relay and the requests on it."""

    def __init__(self, settings: Settings, http, tls, backend: Backend, catalogue: Catalogue):
        self.settings = settings
        self.http = http
        self.tls = tls
        self.backend = backend
        self.catalogue = catalogue
        self.socket: aiohttp.ClientWebSocketResponse | None = None
        self.outbox: asyncio.Queue = asyncio.Queue()
        self.running: dict[str, asyncio.Task] = {}  # request id → the task that answers it
        self.announced: list[str] = []
        self.capabilities: set[str] = set()
        self.registered = False
        self.draining = False
        self.rejected = False
        # True when a drain found its end, False when the connection or the deadline did.
        self.finished: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    async def run(self) -> bool:
        """Returns whether the session ended because it had drained."""
        conversation = asyncio.create_task(self.converse())
        conversation.add_done_callback(lambda _: self.finish(False))
        try:
            drained = await self.finished
            if drained:
                # The last answers first, then a close with 1000 (DRN-001).
                with contextlib.suppress(TimeoutError, aiohttp.ClientError):
                    async with asyncio.timeout(CLOSE_SECS):
                        await self.outbox.join()
                        await self.socket.close()
            return drained
        finally:
            # WRK-037, DRN-006, DRN-007: no backend connection outlives its session.
            tasks = [conversation, *self.running.values()]
            self.running.clear()
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks, timeout=CLOSE_SECS)

    def finish(self, drained: bool) -> None:
        if not self.finished.done():
            self.finished.set_result(drained)

    async def converse(self) -> None:
        """Connects, registers and reads until the connection ends, however it does."""
        writer = None
        try:
            async with asyncio.timeout(HANDSHAKE_SECS):
                self.socket = await self.http.ws_connect(
                    URL(
                        f"{self.settings.proxy_url}/v1/worker/connect"
                        f"?provider={quote(self.settings.provider, safe='')}",  # REG-004
                        encoded=True,
                    ),
                    headers={"X-Worker-Secret": self.settings.worker_secret},  # REG-008
                    ssl=self.tls,
                    max_msg_size=MAX_MESSAGE_BYTES,
                    timeout=aiohttp.ClientWSTimeout(ws_close=CLOSE_SECS),
                    decode_text=False,  # damaged text is for us to ignore (WRK-021)
                )
            log.info("connected to proxy %s", fields(url=self.settings.proxy_url))
            writer = asyncio.create_task(self.write())
            self.register()
            await self.read()
        except TimeoutError:
            log.warning("proxy is silent")
        except (aiohttp.ClientError, OSError, ValueError) as failure:
            log.warning("proxy cannot be reached %s", fields(error=str(failure)))
        finally:
            if writer:
                writer.cancel()
            if self.socket:
                await self.socket.close()

    # Messages out

    def send(self, kind: str, **content) -> asyncio.Future:
        """Queues one message. Whoever must not run ahead of the connection awaits the result; the
        reader never does, so that it is always there for the next ping (HBT-011)."""
        present = {name: value for name, value in content.items() if value is not None}  # REG-015
        written = asyncio.get_running_loop().create_future()
        self.outbox.put_nowait((json.dumps({"type": kind, **present}), written))
        return written

    async def write(self) -> None:
        """Writes what is queued, in order."""
        with contextlib.suppress(aiohttp.ClientError, OSError):  # the reader sees the end as well
            while True:
                text, written = await self.outbox.get()
                # Whoever waited for this message was cancelled before it went out (CAN-015).
                if not written.cancelled():
                    await self.socket.send_str(text)
                if not written.done():
                    written.set_result(None)
                self.outbox.task_done()

    def register(self) -> None:
        self.announced = self.catalogue.models
        self.send(
            "register",
            worker_name=self.settings.worker_name,
            models=self.announced,
            max_concurrent=self.settings.max_concurrency,
            protocol_version=PROTOCOL_VERSION,
            current_load=0,
            capabilities=CAPABILITIES,
        )

    def announce_models(self) -> None:
        """Tells the relay when the list is not the one that it knows (CAT-016, CAT-017)."""
        if self.registered and not self.draining and self.announced != self.catalogue.models:
            self.announced = self.catalogue.models
            self.send("models_update", models=self.announced, current_load=len(self.running))

    # Messages in

    async def read(self) -> None:
        while True:
            # The limit starts again with every frame, pings of the WebSocket included (HBT-012).
            frame = await self.socket.receive(timeout=SILENCE_SECS)
            match frame.type:
                case aiohttp.WSMsgType.TEXT:
                    self.take(frame.data)
                case aiohttp.WSMsgType.BINARY:
                    log.warning("binary message ignored")  # WRK-021
                case _:
                    self.closed(frame)
                    return

    def closed(self, frame) -> None:
        code = self.socket.close_code
        reason = frame.extra if frame.type is aiohttp.WSMsgType.CLOSE else None
        self.rejected = code == 1008
        what = "authentication rejected" if self.rejected else "disconnected from proxy"  # WRK-035
        log.warning("%s %s", what, fields(code=code, reason=reason or "-"))

    def take(self, text: bytes) -> None:
        """Acts on one message. The patterns ask for what a message must have and of which type;
        what else it brings is ignored (REG-013), null reads as absent (REG-017)."""
        try:
            message = json.loads(text)
        except (ValueError, RecursionError):
            message = None
        match message:
            case {"type": "request", "request_id": str(), "model": str(), "endpoint_path": str(),
                  "is_streaming": bool(), "body": str(),
                  } if isinstance(message.get("headers"), dict | None):  # fmt: skip
                self.accept(message)
            case {"type": "cancel", "request_id": str(request_id)}:
                self.cancel(request_id, message.get("reason"))
            case {"type": "ping"}:
                self.send(  # HBT-009, HBT-010
                    "pong",
                    current_load=len(self.running),
                    timestamp_unix_ms=message.get("timestamp_unix_ms"),
                )
            case {"type": "register_ack", "worker_id": str(), "models": list()}:
                self.acknowledged(message)
            case {"type": "graceful_shutdown"}:
                log.info("graceful shutdown %s", fields(reason=message.get("reason") or "-"))
                self.drain(message.get("drain_timeout_secs"))  # DRN-026, DRN-028
            case {"type": "models_refresh"}:
                self.catalogue.wanted.set()  # the look-up is a task of its own (WRK-029)
            case {"type": "request" | "cancel" | "register_ack" as kind}:
                log.warning("unusable message ignored %s", fields(type=kind))  # WRK-021
            case {"type": str(kind)}:
                log.debug("unknown message ignored %s", fields(type=kind))  # REG-063
            case _:
                log.warning("unusable message ignored")  # WRK-021

    def acknowledged(self, ack: dict) -> None:
        self.registered = True
        self.capabilities = {*words(ack.get("capabilities"))} & {*CAPABILITIES}  # REG-069, REG-071
        models = ",".join(words(ack["models"]))
        log.info("registered %s", fields(worker_id=ack["worker_id"], models=models))
        for warning in words(ack.get("warnings")):
            log.warning("registration warning %s", fields(warning=warning))  # WRK-038
        self.announce_models()

    # Requests

    def accept(self, request: dict) -> None:
        request_id = request["request_id"]
        if request_id in self.running:
            # WRK-019: an answer under this id would end the request that is running.
            log.warning("doubled request ignored %s", fields(request_id=request_id))
        elif self.draining:
            self.refuse(request, "draining", "This worker is being stopped. Please try again.")  # WRK-020
        elif len(self.running) >= self.settings.max_concurrency:
            self.refuse(request, "worker_busy", "This worker is busy. Please try again.")  # WRK-018
        else:
            log.info("forwarding request %s", fields(request_id=request_id))
            self.running[request_id] = asyncio.create_task(self.forward(request))

    def refuse(self, request: dict, code: str, message: str) -> None:
        log.warning("request refused %s", fields(request_id=request["request_id"], code=code))
        self.send(
            "response_complete",
            request_id=request["request_id"],
            status_code=503,
            headers={"content-type": "application/json"},
            body=error_body(request, "overloaded_error", code, message),
        )

    def cancel(self, request_id: str, reason) -> None:
        if task := self.running.get(request_id):  # CAN-017
            log.info("cancelled %s", fields(request_id=request_id, reason=reason))  # REG-064
            task.cancel()  # leaves the backend's `async with`, which closes the connection (CAN-013)
            self.complete(request_id, 499)  # CAN-012, CAN-016

    def complete(self, request_id: str, status: int, **rest) -> None:
        """Ends a request: its slot is free and its one terminal message is on the way (WRK-016)."""
        del self.running[request_id]
        self.send("response_complete", request_id=request_id, status_code=status, **rest)
        if self.draining and not self.running:
            self.finish(True)

    async def forward(self, request: dict) -> None:
        """Answers one request. Whatever goes wrong ends this request and nothing else (WRK-010)."""
        request_id = request["request_id"]
        try:
            async with self.backend.post(request) as response:
                success = 200 <= response.status < 300
                if request["is_streaming"] and success and response.content_type == "text/event-stream":
                    await self.stream(request_id, response)
                else:  # UNI-008, STR-013, STR-014
                    body = "".join([piece async for piece in self.backend.text(response)])
                    whole = {"headers": head_of(response), "body": body, "token_counts": token_counts(body)}
                    self.complete(request_id, response.status, **whole)
        except Exception as failure:
            # The name of the failure only: its text may quote the body (SEC-016).
            log.warning("backend error %s", fields(request_id=request_id, error=type(failure).__name__))
            if request_id in self.running:  # ERR-030, ERR-031, WRK-012
                body = error_body(request, "api_error", "backend_error", explanation(failure))
                self.complete(request_id, 502, headers={"content-type": "application/json"}, body=body)

    async def stream(self, request_id: str, response: aiohttp.ClientResponse) -> None:
        headers = head_of(response)
        head = {}
        if "response_head" in self.capabilities:
            head = {"status_code": response.status, "headers": headers}
        async for piece in self.backend.text(response):  # STR-011
            await self.send("response_chunk", request_id=request_id, chunk=piece, **head)
            head = {}  # STR-010
        self.complete(request_id, response.status, headers=headers)  # STR-012

    # The end

    def stop(self) -> None:
        """The process was told to end: nothing new, please (DRN-001)."""
        limit = self.settings.drain_timeout
        if "drain" in self.capabilities:
            self.send("drain", reason="worker shutdown", drain_timeout_secs=math.ceil(limit))  # DRN-004
        else:
            self.send("models_update", models=[], current_load=len(self.running))  # DRN-005
        self.drain(limit)

    def drain(self, limit: float | None) -> None:
        """Ends the session with its last request (DRN-008), or after `limit` seconds (DRN-007)."""
        self.draining = True
        if isinstance(limit, int | float):
            asyncio.get_running_loop().call_later(limit, self.finish, False)
        if not self.running:
            self.finish(True)


# --- The worker: session after session until a signal ends it ----------------------------------------


class Worker:
    def __init__(self, settings: Settings):
        self.settings = settings
        self.session: Session | None = None
        self.stopping = False
        self.exit_status = 0

    async def run(self) -> int:
        self.task = asyncio.current_task()
        for number in (signal.SIGTERM, signal.SIGINT):  # DRN-001, DRN-002
            asyncio.get_running_loop().add_signal_handler(number, self.signalled)
        with contextlib.suppress(asyncio.CancelledError):
            await self.serve()
        return self.exit_status

    def signalled(self) -> None:
        """The first signal drains; a second one, or one with nothing to drain, ends it now."""
        if self.stopping:
            self.exit_status = 1  # DRN-006
            self.task.cancel()
            return
        self.stopping = True
        log.info("graceful shutdown %s", fields(reason="signal"))
        if self.session and self.session.registered:
            self.session.stop()
        else:
            self.task.cancel()

    async def serve(self) -> None:
        tls = ssl.create_default_context()  # WRK-039, WRK-041
        if self.settings.ca_file:
            tls.load_verify_locations(self.settings.ca_file)  # WRK-040
        async with aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, force_close=True),
            cookie_jar=aiohttp.DummyCookieJar(),  # one client's cookies are not the next one's
            auto_decompress=False,  # WRK-015
            trust_env=False,  # WRK-007
        ) as http:
            # aiohttp asks a second time when a GET is cut off; our waits shall be the only ones (WRK-032).
            http._retry_connection = False
            backend = Backend(self.settings, http)
            catalogue = Catalogue(self.settings, backend)
            following = asyncio.create_task(catalogue.follow())
            await within(PATIENCE_SECS, catalogue.looked.wait())
            wait = FIRST_WAIT_SECS
            try:
                while True:
                    self.session = Session(self.settings, http, tls, backend, catalogue)
                    catalogue.on_change = self.session.announce_models
                    drained = await self.session.run()
                    ended, self.session = self.session, None
                    if self.stopping:
                        self.exit_status = 0 if drained else 1  # DRN-001, DRN-007
                        return
                    if ended.registered:
                        wait = FIRST_WAIT_SECS  # WRK-034
                    if ended.rejected:
                        wait = LONGEST_WAIT_SECS  # WRK-036
                    await asyncio.sleep(wait * random.uniform(0.8, 1.2))  # WRK-033
                    wait = min(2 * wait, LONGEST_WAIT_SECS)  # WRK-032
            finally:
                following.cancel()


def main() -> None:
    settings = Settings.from_environment()
    logging.basicConfig(stream=sys.stdout, format="%(asctime)s %(levelname)s %(message)s")
    log.setLevel(settings.log_level)
    sys.exit(asyncio.run(Worker(settings).run()))


if __name__ == "__main__":
    main()
