// Builds docs/target/site: the contract, both interface documents and the written pages, readable without a network.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { contract } from './contract.mjs';
import { http } from './http.mjs';
import { render } from './markdown.mjs';
import { page } from './page.mjs';
import { wire } from './wire.mjs';
import { problems } from './check.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const site = join(here, '../target/site');
const read = path => readFileSync(join(root, path), 'utf8');

// Written pages: source in the repository, page, title.
const WRITTEN = [
  ['docs/protocol-walkthrough.md', 'walkthrough.html', 'Protocol walkthrough'],
  ['docs/runbook.md', 'runbook.html', 'Runbook'],
  ['docs/architecture.md', 'architecture.html', 'Architecture'],
  ['spec/README.md', 'reading.html', 'How to read the contract'],
  ['fake-backend/README.md', 'fake-backend.html', 'The fake backend'],
  ['CONTRIBUTING.md', 'contributing.html', 'Contributing'],
];
const TARGETS = new Map([
  ...WRITTEN.map(([source, file]) => [source, file]),
  ['spec/clauses', 'contract.html'],
  ['spec/asyncapi.yaml', 'wire.html'],
  ['spec/openapi.yaml', 'http.html'],
  ['docs/README.md', 'index.html'],
]);

/** Where a link of a source file leads on the site; null if the file has no page. */
function bend(source, href) {
  if (/^[a-z]+:|^#/.test(href)) return href;
  const [path, anchor] = href.split('#');
  const target = TARGETS.get(normalize(join(dirname(source), path)).replace(/\/$/, ''));
  return target === undefined ? null : target + (anchor ? `#${anchor}` : '');
}

function write(file, title, { html, headings }, script) {
  writeFileSync(join(site, file), page({ file, title, html, headings, script }));
}

rmSync(site, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
copyFileSync(join(here, 'style.css'), join(site, 'style.css'));

const clauses = contract(join(root, 'spec/clauses'));
const total = Object.values(clauses.counts).reduce((sum, count) => sum + count, 0);
const filter = `<p class="filter"><label>Find <input type="search" id="filter" placeholder="queue, 1008, worker, QUE-004 …"></label> <output id="shown"></output></p>`;
write(
  'contract.html',
  'Contract',
  { html: `<h1>The contract</h1><p>${total} clauses: what a server and a worker do. <a href="reading.html">How to read a clause</a>.</p>${filter}${clauses.html}`, headings: clauses.headings },
  `<script>\n${readFileSync(join(here, 'filter.js'), 'utf8')}</script>`,
);
const messages = wire(parse(read('spec/asyncapi.yaml')));
write('wire.html', 'Worker protocol', { ...messages, html: `<h1>Worker protocol</h1>${messages.html}` });
const routes = http(parse(read('spec/openapi.yaml')));
write('http.html', 'HTTP API', { ...routes, html: `<h1>HTTP API</h1>${routes.html}` });
for (const [source, file, title] of WRITTEN) write(file, title, render(read(source), href => bend(source, href)));

// The report of the contract suite's last run, if there was one.
const report = join(root, 'contract-tests/target/contract/report.html');
const features = existsSync(report);
if (features) copyFileSync(report, join(site, 'features.html'));
const card = (href, title, text) => `<a class="card" href="${href}"><strong>${title}</strong><span>${text}</span></a>`;
write('index.html', 'Documentation', {
  html: `<h1>ModelRelay for Java</h1>
<p class="lead">One stable endpoint for model servers on machines that only dial out: the contract, a reference server and worker, and the suite that validates anybody's.</p>
<h2>Operate it</h2><div class="cards">${card('runbook.html', 'Runbook', 'Health, drain, scaling, limits, log lines, symptoms, settings')}${card('http.html', 'HTTP API', 'Every route, answer and error')}</div>
<h2>Build your own</h2><div class="cards">${card('contract.html', 'Contract', `${total} numbered clauses`)}${card('wire.html', 'Worker protocol', 'Messages, fields, close codes')}${card('walkthrough.html', 'Walkthrough', 'Every flow with its frames')}${card('reading.html', 'How to read the contract', 'Ids, keywords, sides')}</div>
<h2>Work on it</h2><div class="cards">${card('architecture.html', 'Architecture', 'Rooms, threads, the way of one chunk')}${card('contributing.html', 'Contributing', 'Build, test, the order of a change')}${card('fake-backend.html', 'The fake backend', 'A scriptable model server')}${features ? card('features.html', 'Features', 'The last run of the contract suite') : ''}</div>`,
  headings: [],
});

const wrong = problems(site);
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
console.log(`${readdirSync(site).filter(name => name.endsWith('.html')).length} pages, ${total} clauses${features ? '' : '; no report of the contract suite found, run ./mvnw verify first to add it'}`);
console.log(`open ${join(normalize(site), 'index.html')}`);
