// The clauses of spec/clauses as one page, every clause with its id as anchor.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderInline, slug } from './markdown.mjs';

const HEADING = /^### ([A-Z]{3}-[0-9]{3}) · (\w+)(?: · (\w+))?$/;
const ATTRIBUTE = /^(capability|untestable): (.+)$/;
// The order in which a request meets them, not that of the alphabet.
const ORDER = 'REG CAT SEL QUE DSP UNI STR CAN RQU TMO HBT DRN ERR HTP ADM SEC WRK CLI WEB'.split(' ');

export function contract(folder) {
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .sort((a, b) => ORDER.indexOf(a.slice(0, 3)) - ORDER.indexOf(b.slice(0, 3)));
  const headings = [];
  const counts = { MUST: 0, SHOULD: 0, MAY: 0 };
  const html = files
    .map(name => {
      const out = [];
      for (const block of readFileSync(join(folder, name), 'utf8').split(/\n(?=#)/)) {
        const [first, ...rest] = block.split('\n');
        const lines = rest.map(line => line.trim());
        const clause = HEADING.exec(first);
        if (clause) {
          counts[clause[2]] = (counts[clause[2]] ?? 0) + 1;
          out.push(article(clause, lines));
        } else {
          const depth = first.match(/^#+/)[0].length;
          const title = first.slice(depth).trim().replace(/^[A-Z]{3}: /, '');
          if (depth === 1) headings.push({ id: name.slice(0, 3), html: title, mark: name.slice(0, 3) });
          const id = depth === 1 ? name.slice(0, 3) : `${name.slice(0, 3)}-${slug(title)}`;
          out.push(`<h${depth + 1} id="${id}">${renderInline(title)}</h${depth + 1}>`, `<p>${renderInline(lines.join(' ').trim())}</p>`);
        }
      }
      return `<section class="family">${out.filter(part => part !== '<p></p>').join('\n')}</section>`;
    })
    .join('\n');
  return { html, headings, counts };
}

function article([, id, keyword, side], lines) {
  const badges = [`<b class="${keyword.toLowerCase()}">${keyword}</b>`];
  if (side) badges.push(`<b class="side">${side}</b>`);
  const words = [];
  let why = '';
  for (const line of lines.filter(text => text !== '')) {
    const attribute = words.length === 0 && ATTRIBUTE.exec(line);
    if (!attribute) words.push(line);
    else if (attribute[1] === 'capability') badges.push(`<b class="capability">with ${attribute[2]}</b>`);
    else why = `<p class="why">Not observable from outside: ${renderInline(attribute[2])}.</p>`;
  }
  return (
    `<article class="clause" id="${id}"><header><a href="#${id}">${id}</a>${badges.join('')}</header>` +
    `<p>${renderInline(words.join(' '))}</p>${why}</article>`
  );
}
