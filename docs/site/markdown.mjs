// Markdown to HTML: anchors on headings, ids of clauses as links, diagrams drawn, links to files of the repository bent to pages.
import { Marked } from 'marked';
import { sequence } from './sequence.mjs';

export const escapeHtml = text =>
  String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The anchor of a heading, as the usual hosts of Markdown make it. */
export const slug = text =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- _]/gu, '')
    .replace(/ /g, '-');

/** Links every id of a clause in a piece of HTML, except inside code blocks, links and tags. */
export function linkClauses(html) {
  let closed = 0;
  return html
    .split(/(<[^>]*>)/)
    .map(part => {
      if (/^<(a|pre)[ >]/.test(part)) closed++;
      else if (/^<\/(a|pre)>/.test(part)) closed--;
      else if (!part.startsWith('<') && closed === 0)
        return part.replace(/\b[A-Z]{3}-[0-9]{3}\b/g, id => `<a class="clause-id" href="contract.html#${id}">${id}</a>`);
      return part;
    })
    .join('');
}

/**
 * @param bend turns the target of a link into one that works from the page
 * @returns the HTML and the headings of the second level
 */
export function render(source, bend = href => href) {
  const headings = [];
  const seen = new Set();
  const marked = new Marked({ gfm: true });
  marked.use({
    renderer: {
      heading({ tokens, depth, text }) {
        let id = slug(text.replace(/[`*]/g, ''));
        for (let n = 1; seen.has(id); n++) id = `${slug(text)}-${n}`;
        seen.add(id);
        const inner = this.parser.parseInline(tokens);
        if (depth === 2) headings.push({ id, html: inner });
        return `<h${depth} id="${id}">${inner}<a class="anchor" href="#${id}" aria-label="Link to this section">#</a></h${depth}>\n`;
      },
      code({ text, lang }) {
        if (lang === 'mermaid') return sequence(text);
        return `<pre${lang === 'json' ? ' class="frames"' : ''}><code>${lang === 'json' ? frames(text) : escapeHtml(text)}</code></pre>\n`;
      },
      link({ href, tokens }) {
        const target = bend(href);
        const inner = this.parser.parseInline(tokens);
        return target === null ? inner : `<a href="${escapeHtml(target)}">${inner}</a>`;
      },
      table(token) {
        const cells = (row, tag) => `<tr>${row.map(cell => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        const body = token.rows.map(row => cells(row, 'td')).join('\n');
        return `<div class="table"><table><thead>${cells(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  return { html: linkClauses(marked.parse(source)), headings };
}

/** A line of text with emphasis, code and links, without a paragraph around it. */
export const renderInline = text => linkClauses(new Marked({ gfm: true }).parseInline(text ?? ''));

/** JSON messages, one a line, their keys told apart from their values. */
function frames(text) {
  return text
    .split('\n')
    .map(line => `<span class="frame">${json(line)}</span>`)
    .join('\n');
}

/** Text that is JSON, with its parts marked. */
export function json(text) {
  const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\b\d+(?:\.\d+)?\b/g;
  let out = '';
  let last = 0;
  for (const match of text.matchAll(token)) {
    out += escapeHtml(text.slice(last, match.index)).replace(/,/g, ',<wbr>');
    const kind = match[1] === undefined ? 'other' : match[2] === undefined ? 'string' : 'key';
    const short = match[0].length < 40 ? ' short' : '';
    out += `<i class="${kind}${short}">${escapeHtml(match[1] ?? match[0])}</i>${match[2] ?? ''}`;
    last = match.index + match[0].length;
  }
  return out + escapeHtml(text.slice(last));
}
