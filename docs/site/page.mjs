// The frame around every page.
import { escapeHtml } from './markdown.mjs';

export const PAGES = [
  ['index.html', 'Start'],
  ['contract.html', 'Contract'],
  ['wire.html', 'Worker protocol'],
  ['http.html', 'HTTP API'],
  ['walkthrough.html', 'Walkthrough'],
  ['runbook.html', 'Runbook'],
  ['architecture.html', 'Architecture'],
];

/** @param headings what the list of contents shows; none, no list */
export function page({ file, title, html, headings = [], script = '' }) {
  const links = PAGES.map(([target, label]) => `<a href="${target}"${target === file ? ' aria-current="page"' : ''}>${label}</a>`).join('');
  const contents = headings
    .map(one => `<li${one.sub ? ' class="sub"' : ''}><a href="#${one.id}">${one.mark ? `<b>${one.mark}</b> ` : ''}${one.html.replace(/<a [^>]*>|<\/a>/g, '')}</a></li>`)
    .join('');
  const aside = contents ? `<details class="contents" open><summary>On this page</summary><ul>${contents}</ul></details>` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · ModelRelay for Java</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
</head>
<body${contents ? '' : ' class="single"'}>
<header class="site"><a class="name" href="index.html">ModelRelay <span>for Java</span></a><nav>${links}</nav></header>
${aside}
<main>
${html}
</main>
${contents ? '<script>if (innerWidth < 1000) document.querySelector(".contents").open = false;</script>' : ''}
${script}
</body>
</html>
`;
}
