// What would be broken on the site: links to nowhere, and anything loaded from elsewhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function problems(site) {
  const pages = new Map(
    readdirSync(site)
      .filter(name => name.endsWith('.html'))
      .map(name => [name, readFileSync(join(site, name), 'utf8')]),
  );
  const found = [];
  const anchors = new Map([...pages].map(([name, html]) => [name, [...html.matchAll(/ id="([^"]+)"/g)].map(match => match[1])]));
  for (const [name, html] of pages) {
    if (name === 'features.html') continue; // made by another program
    const ids = anchors.get(name);
    for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) found.push(`${name}: id ${id} is used twice`);
    for (const [, href] of html.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      if (/^[a-z]+:/.test(href)) continue;
      const [file, anchor] = href.split('#');
      const target = anchors.get(file || name);
      if (target === undefined || (anchor && !target.includes(decodeURIComponent(anchor)))) found.push(`${name}: ${href} leads nowhere`);
    }
    for (const [tag] of html.matchAll(/<(?:script|img|iframe|link)[^>]*(?:src|href)="(?:https?:)?\/\/[^>]*>/g)) found.push(`${name}: loads from elsewhere: ${tag}`);
  }
  return found;
}
