// spec/asyncapi.yaml as a page.
import { escapeHtml, render, renderInline } from './markdown.mjs';
import { clauseList, definition, example, fields, resolve } from './schema.mjs';

const table = (head, rows) =>
  `<div class="table"><table><thead><tr>${head.map(cell => `<th>${cell}</th>`).join('')}</tr></thead><tbody>` +
  `${rows.map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;

export function wire(document) {
  const channel = document.channels.workerConnection;
  const messages = Object.entries(document.components.messages);
  const sent = messages.filter(([, message]) => message.tags.some(tag => tag.name === 'server-message'));
  const received = messages.filter(entry => !sent.includes(entry));
  const used = new Set(messages.map(([name]) => name));
  const others = Object.entries(document.components.schemas).filter(([name]) => !used.has(name));
  const html = [
    render(document.info.description).html,
    `<p>Protocol version: <code>${escapeHtml(document['x-protocol-version'])}</code></p>${clauseList(document['x-clauses'])}`,
    `<h2 id="connection">The connection</h2>${render(channel.description).html}${clauseList(channel['x-clauses'])}`,
    '<h3>Query</h3>' + fields(channel.bindings.ws.query) + '<h3>Headers</h3>' + fields(channel.bindings.ws.headers),
    '<h2 id="from-server">Server to worker</h2>' + sent.map(entry => message(document, entry)).join(''),
    '<h2 id="from-worker">Worker to server</h2>' + received.map(entry => message(document, entry)).join(''),
    '<h2 id="parts">Parts of messages</h2>' + others.map(([name, schema]) => definition(name, schema)).join(''),
    '<h2 id="capabilities">Capabilities</h2>' +
      table(['name', 'meaning'], document['x-capabilities'].map(one => [`<code>${one.name}</code>`, renderInline(one.summary)])),
    '<h2 id="closes">Close codes</h2>' +
      table(
        ['code', 'reason', 'when'],
        document['x-close-codes'].map(one => [one.code, `<code>${escapeHtml(one.reason)}</code>`, renderInline(one.when) + clauseList(one['x-clauses'])]),
      ),
  ].join('\n');
  const headings = [
    { id: 'connection', html: 'The connection' },
    { id: 'from-server', html: 'Server to worker' },
    ...sent.map(([name, one]) => ({ id: name, html: `<code>${one.name}</code>`, sub: true })),
    { id: 'from-worker', html: 'Worker to server' },
    ...received.map(([name, one]) => ({ id: name, html: `<code>${one.name}</code>`, sub: true })),
    { id: 'parts', html: 'Parts of messages' },
    { id: 'capabilities', html: 'Capabilities' },
    { id: 'closes', html: 'Close codes' },
  ];
  return { html, headings };
}

function message(document, [name, one]) {
  const schema = resolve(document, one.payload);
  const extension = one['x-extension'] ? ` <b class="capability">extension ${escapeHtml(one['x-extension'])}</b>` : '';
  return (
    `<section class="schema"><h3 id="${name}"><code>${one.name}</code>${extension}</h3><p>${renderInline(schema.description)}</p>` +
    `${clauseList(one['x-clauses'])}${fields(schema)}${one.examples.map(shown => example(shown.name, shown.payload, shown.summary)).join('')}</section>`
  );
}
