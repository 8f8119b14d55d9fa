// Writes the generated Java packages: modelrelay.protocol out of ../asyncapi.yaml, and
// modelrelay.api out of the models that the OpenAPI generator has written.
// Usage: node generate.mjs <folder of Java sources> <folder of OpenAPI models>

import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Generator from '@asyncapi/generator';
import { apiSources } from './openapi-java/finish.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The sources of modelrelay.protocol, by file name. */
async function protocolSources() {
  const folder = await mkdtemp(join(tmpdir(), 'modelrelay-protocol-'));
  try {
    const generator = new Generator(here('asyncapi-java'), folder, { forceWrite: true });
    const path = here('../asyncapi.yaml');
    await generator.generateFromString(await readFile(path, 'utf8'), { path });
    const names = (await readdir(folder)).filter((name) => name.endsWith('.java')).sort();
    const entries = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')]);
    return new Map(await Promise.all(entries));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Replaces a package: a type that left the document leaves the folder too. */
async function replacePackage(folder, sources) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, text] of sources) {
    await writeFile(join(folder, name), text);
  }
  console.log(`${folder}: ${sources.size} files`);
}

const [javaSources, openApiModels] = process.argv.slice(2);
if (!javaSources || !openApiModels) {
  console.error('usage: node generate.mjs <folder of Java sources> <folder of OpenAPI models>');
  process.exit(2);
}
// All is read before anything is replaced, so a failure leaves the old packages alone.
const protocol = await protocolSources();
const api = await apiSources(openApiModels);
await replacePackage(resolve(javaSources, 'modelrelay/protocol'), protocol);
await replacePackage(resolve(javaSources, 'modelrelay/api'), api);
