// Copyright the ModelRelay for Java authors.
// SPDX-License-Identifier: MIT
//
// The official client libraries against a relay: RELAY_URL is all they are told.
// BACKEND_URL is the fake backend behind it, which is asked what it saw.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

const relay = required('RELAY_URL');
const backend = required('BACKEND_URL');
const model = process.env.MODEL ?? 'llama';
const openai = new OpenAI({ baseURL: `${relay}/v1`, apiKey: 'unused', maxRetries: 0 });
const anthropic = new Anthropic({ baseURL: relay, apiKey: 'unused', maxRetries: 0 });
const user = (content) => [{ role: 'user', content }];

function required(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set`);
  return value;
}

async function control(method, path, body) {
  const answer = await fetch(`${backend}/__control${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${text}`);
  return JSON.parse(text);
}

const claims = {
  'openai: the models are listed': async () => {
    const ids = [];
    for await (const one of openai.models.list()) ids.push(one.id);
    assert.ok(ids.includes(model), `${ids}`);
  },
  'openai: a chat completion': async () => {
    const answer = await openai.chat.completions.create({ model, messages: user('hi') });
    assert.ok(answer.choices[0].message.content.length > 0);
  },
  'openai: a streamed chat completion': async () => {
    const stream = await openai.chat.completions.create({ model, messages: user('hi'), stream: true });
    let text = '';
    let pieces = 0;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta?.content ?? '';
      pieces += 1;
    }
    assert.ok(text.length > 0 && pieces > 1, text);
  },
  'openai: a response': async () => {
    const answer = await openai.responses.create({ model, input: 'hi' });
    assert.ok(answer.output_text.length > 0);
  },
  'openai: a streamed response': async () => {
    const stream = await openai.responses.create({ model, input: 'hi', stream: true });
    const types = new Set();
    for await (const event of stream) types.add(event.type);
    assert.ok(types.has('response.output_text.delta') && types.has('response.completed'), [...types]);
  },
  'openai: an error has its status and code': async () => {
    const failed = openai.chat.completions.create({ model: '', messages: user('hi') });
    await assert.rejects(failed, (error) => error.status === 400 && error.code === 'invalid_request');
  },
  'openai: a refusal of the backend keeps its status on a stream': async () => {
    const marker = 'please refuse me';
    await control('POST', '/scripts', { match: { marker }, answer: { status: 429 } });
    const failed = openai.chat.completions.create({ model, messages: user(marker), stream: true });
    await assert.rejects(failed, (error) => error.status === 429);
  },
  'openai: an abort reaches the backend': async () => {
    const marker = 'please take your time';
    await control('POST', '/scripts', { match: { marker }, answer: { tokens: 8, hold: ['token:2'] } });
    const stream = await openai.chat.completions.create({ model, messages: user(marker), stream: true });
    const pieces = stream[Symbol.asyncIterator]();
    assert.equal((await pieces.next()).done, false);
    stream.controller.abort();
    const query = new URLSearchParams({ marker, state: 'aborted', count: '1', await_ms: '10000' });
    const seen = await control('GET', `/journal?${query}`);
    assert.equal(seen.satisfied, true);
  },
  'anthropic: a message': async () => {
    const answer = await anthropic.messages.create({ model, max_tokens: 64, messages: user('hi') });
    assert.ok(answer.content[0].text.length > 0);
  },
  'anthropic: a streamed message': async () => {
    const stream = anthropic.messages.stream({ model, max_tokens: 64, messages: user('hi') });
    const ended = once(stream, 'end');
    let text = '';
    stream.on('text', (piece) => (text += piece));
    await ended;
    const message = await stream.finalMessage();
    assert.equal(message.content[0].text, text);
  },
  'anthropic: an error has its status and type': async () => {
    const failed = anthropic.messages.create({ model: '', max_tokens: 64, messages: user('hi') });
    await assert.rejects(
      failed,
      (error) => error.status === 400 && error.error?.error?.type === 'invalid_request_error',
    );
  },
};

let failures = 0;
for (const [claim, check] of Object.entries(claims)) {
  try {
    await check();
    console.log(`ok      ${claim}`);
  } catch (error) {
    failures += 1;
    console.log(`FAILED  ${claim}\n        ${error.stack ?? error}`);
  }
}
console.log(`${Object.keys(claims).length - failures} of ${Object.keys(claims).length} ok`);
process.exit(failures === 0 ? 0 : 1);
