// spec/openapi.yaml as a page.
import { escapeHtml, render, renderInline, slug } from './markdown.mjs';
import { clauseList, definition, example, nameOf, resolve, typeOf } from './schema.mjs';

export function http(document) {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => /^(get|post|put|delete|patch)$/.test(method))
      .map(([method, operation]) => ({ path, method, ...operation })),
  );
  const parts = [render(document.info.description).html, clauseList(document['x-clauses']), security(document)];
  const headings = [{ id: 'access', html: 'Access' }];
  for (const tag of document.tags) {
    const title = escapeHtml(tag.name[0].toUpperCase() + tag.name.slice(1));
    headings.push({ id: tag.name, html: title });
    parts.push(`<h2 id="${tag.name}">${title}</h2><p>${renderInline(tag.description)}</p>`);
    for (const operation of operations.filter(one => one.tags.includes(tag.name))) {
      headings.push({ id: operation.operationId, html: `<code>${operation.method.toUpperCase()} ${escapeHtml(operation.path)}</code>`, sub: true });
      parts.push(route(document, operation));
    }
  }
  headings.push({ id: 'schemas', html: 'Schemas' });
  parts.push('<h2 id="schemas">Schemas</h2>');
  for (const [name, schema] of Object.entries(document.components.schemas)) parts.push(definition(name, schema));
  return { html: parts.join('\n'), headings };
}

function security(document) {
  const rows = Object.entries(document.components.securitySchemes).map(
    ([name, scheme]) =>
      `<tr><td id="${slug(name)}"><code>${name}</code></td><td>${scheme.type === 'http' ? '<code>Authorization: Bearer</code>' : `${scheme.in} <code>${scheme.name}</code>`}</td>` +
      `<td>${renderInline(scheme.description)}</td></tr>`,
  );
  return `<h2 id="access">Access</h2><div class="table"><table><tbody>${rows.join('')}</tbody></table></div>`;
}

function route(document, operation) {
  const access = (operation.security ?? [])
    .map(one => Object.keys(one).map(name => `<a href="#${slug(name)}">${name}</a>`).join(' and ') || 'nothing')
    .join(', or ');
  const body = resolve(document, operation.requestBody);
  return [
    `<section class="route"><h3 id="${operation.operationId}"><b class="method ${operation.method}">${operation.method.toUpperCase()}</b> <code>${escapeHtml(operation.path)}</code></h3>`,
    `<p>${renderInline(operation.summary)} ${renderInline(operation.description)}</p>${clauseList(operation['x-clauses'])}`,
    access ? `<p class="access">Needs: ${access}</p>` : '',
    parameters(document, operation.parameters ?? []),
    body ? `<h4>Body</h4><p>${renderInline(body.description)}</p>${clauseList(body['x-clauses'])}${content(body.content)}` : '',
    `<h4>Answers</h4>${Object.entries(operation.responses).map(([status, answer]) => response(document, status, resolve(document, answer))).join('')}</section>`,
  ].join('');
}

function parameters(document, list) {
  if (list.length === 0) return '';
  const rows = list
    .map(one => resolve(document, one))
    .map(one => `<tr><td><code>${escapeHtml(one.name)}</code></td><td>${one.in}</td><td>${typeOf(one.schema)}</td><td>${renderInline(one.description)}</td></tr>`);
  return `<h4>Parameters</h4><div class="table"><table><tbody>${rows.join('')}</tbody></table></div>`;
}

function response(document, status, answer) {
  const headers = Object.entries(answer.headers ?? {})
    .map(([name, header]) => `<li><code>${escapeHtml(name)}</code>: ${renderInline(resolve(document, header).description)}</li>`)
    .join('');
  return (
    `<details class="answer s${status[0]}"><summary><b>${status}</b> ${renderInline(answer.description)}</summary>` +
    `${clauseList(answer['x-clauses'])}${headers ? `<ul>${headers}</ul>` : ''}${content(answer.content)}</details>`
  );
}

function content(media = {}) {
  return Object.entries(media)
    .map(
      ([type, one]) =>
        `<p><code>${escapeHtml(type)}</code>${one.schema && nameOf(one.schema) ? ` of ${typeOf(one.schema)}` : ''}</p>${clauseList(one['x-clauses'])}` +
        Object.entries(one.examples ?? {}).map(([name, shown]) => example(name, shown.value, shown.summary)).join(''),
    )
    .join('');
}
