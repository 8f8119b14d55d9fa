// Validates the two contract documents with the validators of their own projects.
// Prints one line per document; problems follow it, and the exit status is 1 if there are any.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DiagnosticSeverity, Parser } from '@asyncapi/parser';
import { Validator } from '@seriousme/openapi-schema-validator';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Advice on taste rather than on validity, such as "use the latest version". */
const ADVICE = new Set(['asyncapi-latest-version']);

async function asyncApiProblems(path) {
  const { diagnostics } = await new Parser().parse(await readFile(path, 'utf8'), { source: path });
  return diagnostics
    .filter((d) => d.severity <= DiagnosticSeverity.Warning && !ADVICE.has(d.code))
    .map((d) => `line ${d.range.start.line + 1}, ${d.path.join('.')}: ${d.message} (${d.code})`);
}

async function openApiProblems(path) {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(await readFile(path, 'utf8'));
  if (!valid) {
    return Array.isArray(errors)
      ? errors.map((e) => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`)
      : [String(errors)];
  }
  // The schema of the specification does not follow references; a dangling one throws here.
  validator.resolveRefs();
  return [];
}

const documents = [
  ['asyncapi.yaml', asyncApiProblems],
  ['openapi.yaml', openApiProblems],
];

let failed = false;
for (const [name, problemsOf] of documents) {
  let problems;
  try {
    problems = await problemsOf(here(name));
  } catch (error) {
    problems = [error.message];
  }
  console.log(problems.length === 0 ? `${name}: valid` : `${name}: ${problems.length} problem(s)`);
  for (const problem of problems) {
    console.log(`  ${problem}`);
  }
  failed ||= problems.length > 0;
}
process.exit(failed ? 1 : 0);
