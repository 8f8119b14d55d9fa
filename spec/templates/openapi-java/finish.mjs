// Tidies what the OpenAPI templates cannot say in Mustache, and adds the package comment.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGE_INFO = `/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/openapi.yaml, do not edit.

/**
 * What the server's HTTP interface takes and answers, as records.
 *
 * <p>They follow the reading rules of {@link modelrelay.protocol.ProtocolJson} and are read and
 * written with its mapper. The clause ids in the comments are those of {@code spec/clauses}.
 */
@NullMarked
package modelrelay.api;

import org.jspecify.annotations.NullMarked;
`;

/** The sources of the package, by file name, from the folder that the OpenAPI generator filled. */
export async function apiSources(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.java')).sort();
  const sources = new Map([['package-info.java', PACKAGE_INFO]]);
  for (const name of names) {
    sources.set(name, tidy(name, await readFile(join(folder, name), 'utf8')));
  }
  return sources;
}

function tidy(name, source) {
  const several = source.match(/return (".*" or .*);/);
  if (several) {
    throw new Error(`${name}: a list of values (${several[1]}) has no Java form yet`);
  }
  const code = source
    .replace(/,\s*\n\) \{/, ') {')
    .replace(/\n    \/\*\* Collections[^\n]*\n    public \w+ \{\s*\}\n/, '\n')
    .replace(/\/\*\*[\s\S]*?\*\//g, (comment) => comment.replace(/`([^`]*)`/g, '{@code $1}'));
  const used = code.replace(/^import .*$/gm, '').replace(/\/\*\*[\s\S]*?\*\//g, '');
  return code.replace(/^import [\w.]+\.(\w+);\n/gm, (line, type) =>
    new RegExp(`\\b${type}\\b`).test(used) ? line : '',
  );
}
