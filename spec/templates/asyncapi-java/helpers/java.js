/** What every file starts with. */
export const SOURCE_HEADER = `/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.
`;

const JAVA_WORDS = new Set(
  `abstract assert boolean break byte case catch char class const continue default do double else
   enum extends final finally float for goto if implements import instanceof int interface long
   native new package private protected public return short static strictfp super switch
   synchronized this throw throws transient try void volatile while true false null _`.split(/\s+/),
);

/** `request_id` becomes `requestId`. */
export function camelCase(wireName) {
  const name = wireName.replace(/[_-]+(\w)/g, (_, letter) => letter.toUpperCase());
  if (JAVA_WORDS.has(name) || !/^[a-z]\w*$/i.test(name)) {
    throw new Error(`"${wireName}" makes no Java name`);
  }
  return name;
}

/** `worker protocol error` becomes `WORKER_PROTOCOL_ERROR`. */
export function constantCase(text) {
  return text.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}

export function quoted(text) {
  return JSON.stringify(text);
}

/** Markdown to Javadoc: code spans, paragraphs, and nothing that HTML or javac would trip over. */
export function prose(markdown) {
  return safe(markdown.trim())
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .replace(/\s+/g, ' ')
        .split(/(`[^`]*`)/)
        .map((piece) =>
          piece.startsWith('`')
            ? `{@code ${piece.slice(1, -1)}}`
            : piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        )
        .join(''),
    )
    .join('\n\n<p>');
}

function safe(text) {
  if (text.includes('*/') || text.includes('\\u')) {
    throw new Error(`not fit for a Java comment: ${text}`);
  }
  return text;
}

/** `Clauses: REG-001, REG-002.`, or nothing. */
export function clauses(ids) {
  return ids?.length ? `Clauses: ${ids.join(', ')}.` : '';
}

/** The parts of a comment, blank ones left out, as one Javadoc block. */
export function javadoc(parts, indent = '') {
  const lines = parts
    .filter((part) => part)
    .join('\n')
    .split('\n');
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */']
    .map((line) => indent + line)
    .join('\n');
}

/** A sample message as a block of code. */
export function sample(payload) {
  return `\n<pre>{@code\n${safe(JSON.stringify(payload, null, 2))}\n}</pre>`;
}

/** Import lines for the simple names that the text uses. */
export function imports(text) {
  const known = [
    'com.fasterxml.jackson.annotation.JsonInclude',
    'com.fasterxml.jackson.annotation.JsonProperty',
    'com.fasterxml.jackson.annotation.JsonPropertyOrder',
    'com.fasterxml.jackson.annotation.JsonSubTypes',
    'com.fasterxml.jackson.annotation.JsonTypeInfo',
    'com.fasterxml.jackson.annotation.JsonValue',
    'com.fasterxml.jackson.annotation.Nulls',
    'com.fasterxml.jackson.annotation.JsonSetter',
    'com.fasterxml.jackson.core.JsonFactoryBuilder',
    'com.fasterxml.jackson.core.JsonFactory',
    'com.fasterxml.jackson.core.JsonParser',
    'com.fasterxml.jackson.core.JsonToken',
    'com.fasterxml.jackson.core.StreamReadConstraints',
    'com.fasterxml.jackson.databind.DeserializationContext',
    'com.fasterxml.jackson.databind.DeserializationFeature',
    'com.fasterxml.jackson.databind.JsonDeserializer',
    'com.fasterxml.jackson.databind.JsonMappingException',
    'com.fasterxml.jackson.databind.MapperFeature',
    'com.fasterxml.jackson.databind.ObjectReader',
    'com.fasterxml.jackson.databind.annotation.JsonDeserialize',
    'com.fasterxml.jackson.databind.cfg.CoercionAction',
    'com.fasterxml.jackson.databind.cfg.CoercionInputShape',
    'com.fasterxml.jackson.databind.exc.InvalidTypeIdException',
    'com.fasterxml.jackson.databind.json.JsonMapper',
    'com.fasterxml.jackson.databind.type.LogicalType',
    'java.io.IOException',
    'java.util.Collections',
    'java.util.LinkedHashMap',
    'java.util.List',
    'java.util.Map',
    'java.util.Objects',
    'org.jspecify.annotations.NullMarked',
    'org.jspecify.annotations.Nullable',
  ];
  const code = text.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\/\*\*[\s\S]*?\*\//g, '');
  return known
    .filter((type) => new RegExp(`\\b${type.split('.').at(-1)}\\b`).test(code))
    .map((type) => `import ${type};`)
    .join('\n');
}

/** A whole source file of the package. */
export function sourceFile(body) {
  return `package modelrelay.protocol;\n\n${imports(body)}\n\n${body}\n`;
}
