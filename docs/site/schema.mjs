// What both YAML documents share: references, types in words, tables of fields, lists of clauses.
import { escapeHtml, json, renderInline } from './markdown.mjs';

/** Follows a reference inside the document. */
export function resolve(document, node) {
  if (!node?.$ref) return node;
  return node.$ref
    .slice(2)
    .split('/')
    .reduce((at, key) => at[key.replace(/~1/g, '/').replace(/~0/g, '~')], document);
}

export const nameOf = node => node.$ref?.split('/').at(-1);

export const clauseList = ids =>
  ids?.length ? `<p class="clauses">${ids.map(id => `<a class="clause-id" href="contract.html#${id}">${id}</a>`).join(' ')}</p>` : '';

/** A schema in a few words, references as links. */
export function typeOf(schema) {
  if (schema === undefined) return 'anything';
  if (schema.$ref) return `<a href="#${nameOf(schema)}">${nameOf(schema)}</a>`;
  if (schema.const !== undefined) return `<code>"${escapeHtml(schema.const)}"</code>`;
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice) return choice.map(typeOf).join(' or ');
  if (schema.enum) return schema.enum.map(value => `<code>${escapeHtml(value)}</code>`).join(', ');
  const types = [schema.type ?? 'anything'].flat().filter(type => type !== 'null');
  return types
    .map(type => {
      if (type === 'array') return `list of ${typeOf(schema.items)}`;
      if (type === 'object' && schema.additionalProperties?.type) return `map of ${typeOf(schema.additionalProperties)}`;
      if (type === 'object' && schema.additionalProperties?.$ref) return `map of ${typeOf(schema.additionalProperties)}`;
      if (type === 'object' && schema.properties) return `object with ${Object.keys(schema.properties).map(key => `<code>${key}</code>`).join(', ')}`;
      return type + (schema.format ? ` <small>${schema.format}</small>` : '');
    })
    .join(' or ');
}

/** The fields of an object as a table; nothing for anything else. */
export function fields(schema) {
  const rows = Object.entries(schema?.properties ?? {}).map(([name, field]) => {
    const marks = [
      schema.required?.includes(name) ? '<b class="must">required</b>' : '',
      field['x-extension'] ? `<b class="capability">extension ${escapeHtml(field['x-extension'])}</b>` : '',
      field.deprecated ? '<b class="should">deprecated</b>' : '',
    ];
    return (
      `<tr><td><code>${escapeHtml(name)}</code> ${marks.join(' ')}</td><td>${typeOf(field)}</td>` +
      `<td>${renderInline(field.description)}${clauseList(field['x-clauses'])}</td></tr>`
    );
  });
  if (rows.length === 0) return '';
  return `<div class="table"><table class="fields"><thead><tr><th>field</th><th>type</th><th></th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

export function example(name, value, summary) {
  const text = typeof value === 'string' ? escapeHtml(value) : json(JSON.stringify(value, null, 2));
  const title = escapeHtml(name.replace(/_/g, ' ').replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`));
  return `<details class="example"><summary>Example: ${title}${summary ? `. ${renderInline(summary)}` : ''}</summary><pre><code>${text}</code></pre></details>`;
}

export function definition(name, schema) {
  return (
    `<section class="schema"><h3 id="${name}">${name}</h3><p>${renderInline(schema.description)}</p>${clauseList(schema['x-clauses'])}` +
    `${schema.oneOf || schema.enum ? `<p>${typeOf(schema)}</p>` : ''}${fields(schema)}</section>`
  );
}
