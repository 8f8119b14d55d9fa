#!/usr/bin/env node
// Copyright the ModelRelay for Java authors.
// SPDX-License-Identifier: MIT
//
// A ModelRelay worker: keeps one WebSocket to a relay and answers its requests from a model backend.
//
// Written from `spec/` alone; ids such as CAN-012 name the clause that a line is there for. Read it
// from top to bottom: settings, backend, catalogue, one session with the relay, the worker around
// its sessions.
//
//     WORKER_SECRET=… PROXY_URL=https://relay.example.com MODELS='*' node worker.mjs
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import tls from 'node:tls';
import { Agent } from 'undici';
import WebSocket from 'ws';

const PROTOCOL_VERSION = '2026-04-bridge-v1'; // REG-035
const CAPABILITIES = ['drain', 'response_head']; // what this worker offers; the ack says what counts

const SILENCE_MS = 90_000; // HBT-012
const FIRST_WAIT_MS = 1_000; // WRK-032
const LONGEST_WAIT_MS = 30_000; // WRK-032, WRK-036
const HANDSHAKE_MS = 10_000; // to reach the relay
const LOOK_UP_MS = 5_000; // to list the models
const PATIENCE_MS = 2_000; // for the first list; then we register without one (WRK-030)
const CLOSE_MS = 2_000; // for the last messages and the closing handshake
const MAX_MESSAGE_BYTES = 256 * 2 ** 20; // a body of 32 MiB may be six times as long in JSON (WRK-022)

// --- Settings: the environment variables of every ModelRelay worker (CLI-037 to CLI-048) -----------

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error'];

const settings = {
  proxyUrl: setting('PROXY_URL', 'http://127.0.0.1:8080', baseUrl),
  workerSecret: setting('WORKER_SECRET', '', (text) => text || wrong('must be set')), // CLI-038
  backendUrl: setting('BACKEND_URL', 'http://127.0.0.1:8000', baseUrl),
  models: setting('MODELS', 'default', nameList),
  provider: setting('PROVIDER_NAME', 'local', String),
  workerName: setting('WORKER_NAME', 'worker', String),
  maxConcurrency: setting('MAX_CONCURRENCY', '1', slots),
  modelsPollMs: setting('MODELS_POLL_SECS', '30', millis),
  drainTimeoutMs: setting('DRAIN_TIMEOUT_SECS', '30', millis),
  connectTimeoutMs: setting('CONNECT_TIMEOUT_SECS', '5', millis),
  idleTimeoutMs: setting('IDLE_TIMEOUT_SECS', '300', millis),
  caFile: setting('CA_FILE', '', (path) => path && readFileSync(path, 'utf8')),
  logLevel: setting('LOG_LEVEL', 'info', level),
};

function setting(name, fallback, read) {
  try {
    return read(process.env[name] || fallback);
  } catch (failure) {
    console.error(`worker: ${name} ${failure.code ? 'must name a readable file' : failure.message}`);
    process.exit(2); // CLI-006
  }
}

function wrong(message) {
  throw new Error(message);
}

function baseUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : {};
  if (!['http:', 'https:'].includes(url.protocol) || url.username || url.search) {
    wrong('must be an http:// or https:// address without user and query');
  }
  return text.replace(/\/+$/, '');
}

function nameList(text) {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean); // WRK-023
}

function slots(text) {
  return /^\d+$/.test(text) && Number(text) >= 1 ? Number(text) : wrong('must be a whole number of at least 1');
}

function millis(text) {
  const ms = Number(text) * 1000;
  return ms > 0 && ms < 2 ** 31 ? ms : wrong('must be a number of seconds above 0');
}

function level(text) {
  const rank = LEVELS.indexOf(text.toLowerCase());
  return rank >= 0 ? rank : wrong(`must be one of ${LEVELS.join(', ')}`);
}

/** One line for people and for grep: what happened, then key=value, quoted where it is needed. */
function log(name, event, fields = {}) {
  if (LEVELS.indexOf(name) < settings.logLevel) return;
  const word = (value) => (/^[^\s\p{C}]+$/u.test(value) ? value : JSON.stringify(value));
  const pairs = Object.entries(fields).map(([key, value]) => ` ${key}=${word(String(value))}`);
  console.log(`${new Date().toISOString()} ${name.toUpperCase()} ${event}${pairs.join('')}`);
}

// --- The backend: plain HTTP to the model server behind this worker --------------------------------

const HOP_BY_HOP = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade'],
]);

// It follows no redirects (WRK-006), knows no proxies (WRK-007) and unpacks nothing (WRK-015).
// The backend is asked to keep connections open, so that it marks where a body ends and one that
// breaks off cannot pass for a whole one (WRK-012); but none is used twice, so none is ever stale.
const backendConnections = new Agent({
  keepAliveTimeout: 1,
  keepAliveMaxTimeout: 1,
  connect: { timeout: settings.connectTimeoutMs }, // WRK-008
  headersTimeout: 0, // a model may think for long before it begins to answer
  bodyTimeout: settings.idleTimeoutMs, // WRK-009
});

/** Lower-case names, repeated values joined, and nothing that is about one connection only. */
function endToEnd(headers) {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]);
  const connection = new Map(lower).get('connection') ?? '';
  const named = connection.split(',').map((name) => name.trim().toLowerCase());
  return Object.fromEntries(lower.filter(([name]) => !HOP_BY_HOP.has(name) && !named.includes(name)));
}

function askBackend(method, path, { headers, ...rest }) {
  if (!path.startsWith('/')) throw new Error('the path of a request must begin with /');
  const base = new URL(settings.backendUrl);
  return backendConnections.request({
    method,
    origin: base.origin,
    path: base.pathname.replace(/\/$/, '') + path, // WRK-001, WRK-002
    headers: { ...headers, 'accept-encoding': 'identity' }, // WRK-005
    ...rest,
  });
}

function postToBackend(request, signal) {
  const headers = endToEnd(request.headers ?? {}); // WRK-004
  delete headers.host;
  delete headers['content-length'];
  return askBackend('POST', request.endpoint_path, { headers, body: request.body, signal }); // WRK-003
}

async function listBackendModels() {
  const { statusCode, body } = await askBackend('GET', '/v1/models', { signal: AbortSignal.timeout(LOOK_UP_MS) });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`the backend answered ${statusCode}`);
  return JSON.parse(text).data.map((model) => String(model.id));
}

/**
 * A body as it arrives. A character that was cut in two waits for its other half (WRK-013); what is
 * no UTF-8 at all throws (WRK-014). A byte order mark stays (WRK-015).
 */
async function* textOf(body) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const bytes of body) {
    const piece = decoder.decode(bytes, { stream: true });
    if (piece) yield piece;
  }
  decoder.decode(); // throws on half a character
}

// --- The catalogue: a fixed list of models, or with `*` whatever the backend lists ------------------

const catalogue = {
  followsBackend: settings.models.length === 1 && settings.models[0] === '*', // WRK-024
  models: settings.models,
  onChange: () => {},
  looking: false,
  again: false,

  /** Asks the backend, one question at a time; while it is down the last list stays (WRK-028). */
  async lookUp() {
    if (!this.followsBackend) return;
    this.again = this.looking;
    if (this.looking) return;
    this.looking = true;
    try {
      const found = await listBackendModels();
      if (!sameList(found, this.models)) {
        log('info', 'models found', { models: found });
        this.models = found;
        this.onChange();
      }
    } catch (failure) {
      log('warn', 'models not found', { error: failure.code ?? failure.name });
    }
    this.looking = false;
    if (this.again) await this.lookUp();
  },
};

function sameList(one, other) {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}

// --- Answers that this worker gives itself ----------------------------------------------------------

const JSON_HEAD = { 'content-type': 'application/json' };

/** An error in the dialect of the request's route (ERR-002, ERR-003, WRK-011). */
function errorBody(request, type, code, message) {
  if (request.endpoint_path.startsWith('/v1/messages')) {
    const requestId = request.headers?.['x-request-id'] ?? request.request_id;
    return JSON.stringify({ type: 'error', error: { type, message }, request_id: requestId });
  }
  return JSON.stringify({ error: { message, type, param: null, code } });
}

/** What went wrong at the backend, for the people at the other end. It names no address. */
function explanation(failure) {
  switch (failure.code) {
    case 'UND_ERR_CONNECT_TIMEOUT':
      return 'The model backend did not accept a connection in time. Please try again later.';
    case 'UND_ERR_BODY_TIMEOUT':
      return 'The model backend stopped answering. Please try again later.';
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'The model backend answered with something that is not UTF-8 text.';
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENOTFOUND':
      return 'The model backend cannot be reached. Please try again later.';
    default:
      return 'The model backend broke off its answer. Please try again later.';
  }
}

/** A body in one piece, as what ends its request (STR-013, STR-014). */
async function whole({ headers, body }) {
  let text = '';
  for await (const piece of textOf(body)) text += piece;
  return { headers: endToEnd(headers), body: text, token_counts: tokenCounts(text) }; // UNI-008
}

/** What the backend says about usage, by the names of either dialect (UNI-010). */
function tokenCounts(body) {
  const usage = parsed(body)?.usage;
  if (!isObject(usage)) return undefined;
  const counts = Object.entries({
    prompt_tokens: usage.prompt_tokens ?? usage.input_tokens,
    completion_tokens: usage.completion_tokens ?? usage.output_tokens,
    total_tokens: usage.total_tokens,
  }).filter(([, count]) => Number.isInteger(count));
  return counts.length ? Object.fromEntries(counts) : undefined;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// --- One session: from the upgrade to the close -----------------------------------------------------

// What a message must have and of which type; a message that falls short is ignored (WRK-021), so is
// a type that is not listed (REG-063) and every other field (REG-013). Null reads as absent (REG-017).
const REQUIRED = {
  register_ack: { worker_id: isString, models: Array.isArray },
  request: {
    ...{ request_id: isString, model: isString, endpoint_path: isString, body: isString },
    is_streaming: (value) => typeof value === 'boolean',
    headers: (value) => value === undefined || value === null || isObject(value),
  },
  cancel: { request_id: isString },
  ping: {},
  graceful_shutdown: {},
  models_refresh: {},
};

function isString(value) {
  return typeof value === 'string';
}

function isNumber(value) {
  return typeof value === 'number';
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strings(value) {
  return Array.isArray(value) ? value.filter(isString) : [];
}

/** One connection to the relay and the requests on it. */
class Session {
  running = new Map(); // request id → the AbortController of its answer
  announced = [];
  capabilities = [];
  registered = false;
  draining = false;
  rejected = false;
  // True when a drain found its end, false when the connection or the deadline did.
  finished = new Promise((resolve) => (this.finish = resolve));

  /** Returns whether the session ended because it had drained. */
  async run() {
    const provider = encodeURIComponent(settings.provider); // REG-004
    this.socket = new WebSocket(`${settings.proxyUrl}/v1/worker/connect?provider=${provider}`, {
      headers: { 'X-Worker-Secret': settings.workerSecret }, // REG-008
      ca: trusted,
      handshakeTimeout: HANDSHAKE_MS,
      closeTimeout: CLOSE_MS,
      maxPayload: MAX_MESSAGE_BYTES,
      maxFragments: 0, // a message may come in any number of pieces (REG-019)
      maxBufferedChunks: 0,
      perMessageDeflate: false,
      skipUTF8Validation: true, // damaged text is for us to ignore (WRK-021)
    });
    const closed = new Promise((resolve) => this.socket.on('close', resolve));
    const silence = setTimeout(() => {
      log('warn', 'proxy is silent');
      this.finish(false);
    }, SILENCE_MS);
    for (const frame of ['message', 'ping', 'pong']) this.socket.on(frame, () => silence.refresh()); // HBT-012
    this.socket.on('open', () => this.opened());
    this.socket.on('message', (data, isBinary) => this.take(isBinary ? undefined : utf8(data)));
    this.socket.on('error', (failure) => log('warn', 'proxy connection failed', { error: failure.message }));
    this.socket.on('close', (code, reason) => this.closed(code, reason));

    const drained = await this.finished;
    clearTimeout(silence);
    // WRK-037, DRN-007: no backend connection outlives its session.
    for (const answer of this.running.values()) answer.abort();
    this.running.clear();
    // What was sent goes out first, then a close with 1000 (DRN-001).
    this.socket.removeAllListeners('message');
    this.socket.close(1000);
    await closed;
    return drained;
  }

  // Messages out

  /** Sends one message. Whoever must not run ahead of the connection awaits the result. */
  send(type, content) {
    return new Promise((written) => this.socket.send(JSON.stringify({ type, ...content }), written)); // REG-015
  }

  opened() {
    log('info', 'connected to proxy', { url: settings.proxyUrl });
    this.announced = catalogue.models;
    this.send('register', {
      worker_name: settings.workerName,
      models: this.announced,
      max_concurrent: settings.maxConcurrency,
      protocol_version: PROTOCOL_VERSION,
      current_load: 0,
      capabilities: CAPABILITIES,
    });
  }

  /** Tells the relay when the list is not the one that it knows (CAT-016, CAT-017). */
  announceModels() {
    if (!this.registered || this.draining || sameList(this.announced, catalogue.models)) return;
    this.announced = catalogue.models;
    this.send('models_update', { models: this.announced, current_load: this.running.size });
  }

  // Messages in

  take(text) {
    const message = parsed(text);
    const required = Object.hasOwn(REQUIRED, message?.type) ? REQUIRED[message.type] : undefined;
    if (!isObject(message) || !isString(message.type)) {
      log('warn', 'unusable message ignored');
    } else if (!required) {
      log('debug', 'unknown message ignored', { type: message.type });
    } else if (!Object.entries(required).every(([name, fits]) => fits(message[name]))) {
      log('warn', 'unusable message ignored', { type: message.type });
    } else {
      this[message.type](message);
    }
  }

  register_ack(ack) {
    this.registered = true;
    this.capabilities = CAPABILITIES.filter((name) => strings(ack.capabilities).includes(name)); // REG-069, REG-071
    log('info', 'registered', { worker_id: ack.worker_id, models: strings(ack.models) });
    for (const warning of strings(ack.warnings)) log('warn', 'registration warning', { warning }); // WRK-038
    this.announceModels();
  }

  ping({ timestamp_unix_ms }) {
    // HBT-009, HBT-010; `undefined` is left out of the JSON
    this.send('pong', { current_load: this.running.size, timestamp_unix_ms: timestamp_unix_ms ?? undefined });
  }

  models_refresh() {
    catalogue.lookUp(); // on its own: the connection goes on meanwhile (WRK-027, WRK-029)
  }

  graceful_shutdown({ reason, drain_timeout_secs }) {
    log('info', 'graceful shutdown', { reason: reason ?? '-' });
    this.drain(isNumber(drain_timeout_secs) ? drain_timeout_secs * 1000 : undefined); // DRN-026, DRN-028
  }

  request(request) {
    const id = request.request_id;
    if (this.running.has(id)) {
      // WRK-019: an answer under this id would end the request that is running.
      log('warn', 'doubled request ignored', { request_id: id });
    } else if (this.draining) {
      this.refuse(request, 'draining', 'This worker is being stopped. Please try again.'); // WRK-020
    } else if (this.running.size >= settings.maxConcurrency) {
      this.refuse(request, 'worker_busy', 'This worker is busy. Please try again.'); // WRK-018
    } else {
      log('info', 'forwarding request', { request_id: id });
      const answer = new AbortController();
      this.running.set(id, answer);
      this.forward(request, answer.signal);
    }
  }

  cancel({ request_id, reason }) {
    const answer = this.running.get(request_id);
    if (!answer) return; // CAN-017
    log('info', 'cancelled', { request_id, reason: isString(reason) ? reason : JSON.stringify(reason) }); // REG-064
    this.complete(request_id, { status_code: 499 }); // CAN-012, CAN-016
    answer.abort(); // CAN-013
  }

  closed(code, reason) {
    this.rejected = code === 1008;
    const event = this.rejected ? 'authentication rejected' : 'disconnected from proxy'; // WRK-035
    log('warn', event, { code, reason: reason.toString() || '-' });
    this.finish(false);
  }

  // Requests

  refuse(request, code, message) {
    log('warn', 'request refused', { request_id: request.request_id, code });
    const body = errorBody(request, 'overloaded_error', code, message);
    this.send('response_complete', { request_id: request.request_id, status_code: 503, headers: JSON_HEAD, body });
  }

  /** Ends a request: its slot is free and its one terminal message is on the way (WRK-016). */
  complete(request_id, end) {
    this.running.delete(request_id);
    this.send('response_complete', { request_id, ...end });
    if (this.draining && this.running.size === 0) this.finish(true);
  }

  /** Answers one request. Whatever goes wrong ends this request and nothing else (WRK-010). */
  async forward(request, signal) {
    const id = request.request_id;
    try {
      const response = await postToBackend(request, signal);
      const success = response.statusCode >= 200 && response.statusCode < 300;
      const isEvents = /^text\/event-stream\b/i.test(response.headers['content-type']);
      const end =
        request.is_streaming && success && isEvents ? await this.stream(id, response, signal) : await whole(response);
      if (!signal.aborted) this.complete(id, { status_code: response.statusCode, ...end });
    } catch (failure) {
      if (signal.aborted) return;
      // The name of the failure only: its text may quote the body (SEC-016).
      log('warn', 'backend error', { request_id: id, error: failure.code ?? failure.name });
      const body = errorBody(request, 'api_error', 'backend_error', explanation(failure));
      this.complete(id, { status_code: 502, headers: JSON_HEAD, body }); // ERR-030, ERR-031, WRK-012
    }
  }

  async stream(id, response, signal) {
    const headers = endToEnd(response.headers);
    let head = this.capabilities.includes('response_head') ? { status_code: response.statusCode, headers } : {};
    for await (const chunk of textOf(response.body)) {
      if (signal.aborted) break; // CAN-015
      await this.send('response_chunk', { request_id: id, chunk, ...head }); // STR-011
      head = {}; // STR-010
    }
    return { headers }; // STR-012
  }

  // The end

  /** The process was told to end: nothing new, please (DRN-001). */
  stop() {
    if (this.capabilities.includes('drain')) {
      const drain_timeout_secs = Math.ceil(settings.drainTimeoutMs / 1000);
      this.send('drain', { reason: 'worker shutdown', drain_timeout_secs }); // DRN-004
    } else {
      this.send('models_update', { models: [], current_load: this.running.size }); // DRN-005
    }
    this.drain(settings.drainTimeoutMs);
  }

  /** Ends the session with its last request (DRN-008), or after `limit` milliseconds (DRN-007). */
  drain(limit) {
    this.draining = true;
    if (limit >= 0) setTimeout(() => this.finish(false), limit).unref();
    if (this.running.size === 0) this.finish(true);
  }
}

function utf8(data) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return undefined;
  }
}

// --- The worker: session after session until a signal ends it ----------------------------------------

/** The trust store of the system (WRK-039, WRK-041), and the certificates of CA_FILE (WRK-040). */
const trusted = [...systemCertificates(), ...(settings.caFile ? [settings.caFile] : [])];

function systemCertificates() {
  if (tls.getCACertificates) return tls.getCACertificates('system'); // Node 22.15 and later
  const usual = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/cert.pem'];
  const bundle = [process.env.SSL_CERT_FILE, ...usual].find((path) => path && existsSync(path));
  return bundle ? [readFileSync(bundle, 'utf8')] : tls.rootCertificates;
}

let session;
let stopping = false;

/** The first signal drains; a second one, or one with nothing to drain, ends the process now. */
function signalled() {
  if (stopping) process.exit(1); // DRN-006: the system closes every connection
  stopping = true;
  log('info', 'graceful shutdown', { reason: 'signal' });
  if (!session?.registered) process.exit(0);
  session.stop();
}

process.on('SIGTERM', signalled); // DRN-001
process.on('SIGINT', signalled); // DRN-002

if (catalogue.followsBackend) {
  catalogue.models = [];
  await Promise.race([catalogue.lookUp(), pause(PATIENCE_MS)]); // WRK-025
  setInterval(() => catalogue.lookUp(), settings.modelsPollMs); // WRK-026
}
let wait = FIRST_WAIT_MS;
for (;;) {
  session = new Session();
  catalogue.onChange = () => session?.announceModels();
  const drained = await session.run();
  const { registered, rejected } = session;
  session = undefined;
  if (stopping) process.exit(drained ? 0 : 1); // DRN-001, DRN-007
  if (registered) wait = FIRST_WAIT_MS; // WRK-034
  if (rejected) wait = LONGEST_WAIT_MS; // WRK-036
  await pause(wait * (0.8 + 0.4 * Math.random())); // WRK-033
  wait = Math.min(2 * wait, LONGEST_WAIT_MS); // WRK-032
}
