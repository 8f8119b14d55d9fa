// Draws a Mermaid sequence diagram as SVG, so that a page needs no script. Knows what the pages use: participant, ->>, -->>, -x,
// Note over, loop … end. Anything else stops the build.

const CHARACTER = 7.1; // average width in px of the 13 px sans-serif of style.css
const ROW = 34;
const HEAD = 30;
const MARGIN = 12;

const escape = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const width = text => text.length * CHARACTER;

function parse(source) {
  const people = [];
  const rows = [];
  const at = id => {
    const found = people.findIndex(person => person.id === id);
    if (found < 0) throw new Error(`unknown participant ${id}`);
    return found;
  };
  for (const line of source.split('\n').map(text => text.trim())) {
    let match;
    if (line === '' || line === 'sequenceDiagram') continue;
    if ((match = /^participant (\w+) as (.+)$/.exec(line))) people.push({ id: match[1], label: match[2] });
    else if ((match = /^(\w+)(->>|-->>|-x)(\w+): (.+)$/.exec(line)))
      rows.push({ kind: 'message', arrow: match[2], from: at(match[1]), to: at(match[3]), text: match[4] });
    else if ((match = /^Note over (\w+)(?:,(\w+))?: (.+)$/.exec(line)))
      rows.push({ kind: 'note', from: at(match[1]), to: at(match[2] ?? match[1]), text: match[3] });
    else if ((match = /^loop (.+)$/.exec(line))) rows.push({ kind: 'loop', text: match[1] });
    else if (line === 'end') rows.push({ kind: 'end' });
    else throw new Error(`not a line of a diagram that can be drawn: ${line}`);
  }
  return { people, rows };
}

/** Centres of the columns, far enough apart for every label between them. */
function columns(people, rows) {
  const x = [];
  people.forEach((person, i) => {
    const half = width(person.label) / 2 + 14;
    x.push(i === 0 ? MARGIN + Math.max(half, 40) : x[i - 1] + width(people[i - 1].label) / 2 + half + 34);
  });
  const push = (column, by) => {
    for (let i = column; by > 0 && i < x.length; i++) x[i] += by;
  };
  for (const row of rows.filter(one => one.kind === 'message')) {
    const [left, right] = [Math.min(row.from, row.to), Math.max(row.from, row.to)];
    push(right, width(row.text) + 30 - (x[right] - x[left]));
  }
  for (const row of rows.filter(one => one.kind === 'note')) {
    const [left, right] = [Math.min(row.from, row.to), Math.max(row.from, row.to)];
    push(left, width(row.text) / 2 + 12 + MARGIN - (x[left] + x[right]) / 2);
  }
  return x;
}

export function sequence(source) {
  const { people, rows } = parse(source);
  const x = columns(people, rows);
  let right = x.at(-1) + width(people.at(-1).label) / 2 + 14 + MARGIN;
  const parts = [];
  const loops = [];
  let y = HEAD + MARGIN + 8;
  for (const row of rows) {
    if (row.kind === 'loop') {
      loops.push({ y: y + 4, text: row.text });
      y += ROW - 6;
    } else if (row.kind === 'end') {
      const loop = loops.pop();
      right = Math.max(right, width(loop.text) + 70);
      parts.push({ loop, bottom: (y += 10) });
    } else if (row.kind === 'note') {
      const middle = (x[row.from] + x[row.to]) / 2;
      const box = Math.max(width(row.text) + 20, Math.abs(x[row.to] - x[row.from]) + 20);
      right = Math.max(right, middle + box / 2 + MARGIN);
      parts.push(
        `<rect class="note" x="${middle - box / 2}" y="${y + 10}" width="${box}" height="24" rx="3"/>` +
          `<text x="${middle}" y="${y + 26}">${escape(row.text)}</text>`,
      );
      y += ROW + 4;
    } else {
      y += ROW;
      const [from, to] = [x[row.from], x[row.to]];
      const direction = Math.sign(to - from);
      const tip = to - direction * 2;
      const end =
        row.arrow === '-x'
          ? `M${tip - 12 * direction} ${y - 5}l${10 * direction} 10m0 -10l${-10 * direction} 10`
          : `M${tip - 9 * direction} ${y - 5}L${tip} ${y}l${-9 * direction} 5`;
      parts.push(
        `<path class="${row.arrow === '-->>' ? 'answer' : 'call'}" d="M${from} ${y}H${tip}"/><path class="tip" d="${end}"/>` +
          `<text x="${(from + to) / 2}" y="${y - 7}">${escape(row.text)}</text>`,
      );
    }
  }
  const bottom = y + 16;
  const lines = people.map(
    (person, i) =>
      `<path class="life" d="M${x[i]} ${HEAD + MARGIN}V${bottom}"/>` +
      `<rect class="who" x="${x[i] - width(person.label) / 2 - 14}" y="${MARGIN}" width="${width(person.label) + 28}" height="${HEAD}" rx="6"/>` +
      `<text class="who" x="${x[i]}" y="${MARGIN + 20}">${escape(person.label)}</text>`,
  );
  const drawn = parts.map(part =>
    typeof part === 'string'
      ? part
      : `<rect class="loop" x="4" y="${part.loop.y}" width="${right - 8}" height="${part.bottom - part.loop.y}" rx="4"/>` +
        `<text class="loop" x="12" y="${part.loop.y + 16}">loop: ${escape(part.loop.text)}</text>`,
  );
  const label = people.map(person => person.label).join(', ');
  return (
    `<div class="diagram"><svg role="img" aria-label="Sequence between ${escape(label)}" width="${Math.ceil(right)}" style="min-width:min(34rem,${Math.ceil(right)}px)" ` +
    `viewBox="0 0 ${Math.ceil(right)} ${bottom + 4}">${lines.join('')}${drawn.join('')}</svg></div>`
  );
}
