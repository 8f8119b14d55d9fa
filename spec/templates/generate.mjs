// Writes the Java package modelrelay.protocol from asyncapi.yaml.
// Usage: node generate.mjs <folder of Java sources>

import { mkdtemp, readFile, rm, mkdir, readdir, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Generator from '@asyncapi/generator';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const sources = process.argv[2];
if (!sources) {
  console.error('usage: node generate.mjs <folder of Java sources>');
  process.exit(2);
}
const target = resolve(sources, 'modelrelay/protocol');

// Into an empty folder first: a failed run leaves the old package alone, and a type that is no
// longer in the document disappears.
const fresh = await mkdtemp(join(tmpdir(), 'modelrelay-protocol-'));
try {
  const generator = new Generator(here('asyncapi-java'), fresh, { forceWrite: true });
  const yaml = await readFile(here('../asyncapi.yaml'), 'utf8');
  await generator.generateFromString(yaml, { path: here('../asyncapi.yaml') });
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const files = (await readdir(fresh)).filter((name) => name.endsWith('.java')).sort();
  for (const name of files) {
    await copyFile(join(fresh, name), join(target, name));
  }
  console.log(`modelrelay.protocol: ${files.length} files`);
} finally {
  await rm(fresh, { recursive: true, force: true });
}
