import { camelCase } from './java';

const NAME = 'x-parser-schema-id';

/** The parts of the document that become Java types, in the order of the document. */
export function readContract(document) {
  const schemas = Object.entries(document.components.schemas);
  const messages = document.components.messages;
  const payloads = new Set(Object.values(messages).map((message) => message.payload[NAME]));
  const others = schemas.filter(([name]) => !payloads.has(name));
  return {
    document,
    unions: Object.values(document.operations).map((operation) => union(operation)),
    values: others
      .filter(([, schema]) => !schema.oneOf)
      .map(([name, schema]) => ({ name, schema, fields: fieldsOf(schema) })),
    reasons: others
      .filter(([, schema]) => schema.oneOf)
      .map(([name, schema]) => ({ name, schema, ...reason(name, schema) })),
  };
}

function union(operation) {
  const sender = operation.action === 'send' ? 'server' : 'worker';
  return {
    name: sender === 'server' ? 'ServerMessage' : 'WorkerMessage',
    sender,
    clauses: operation['x-clauses'],
    messages: operation.messages.map((message) => ({
      name: message.payload[NAME],
      type: message.payload.properties.type.const,
      summary: message.summary,
      schema: message.payload,
      clauses: message['x-clauses'] ?? message.payload['x-clauses'],
      example: message.examples?.[0]?.payload,
      fields: fieldsOf(message.payload),
    })),
  };
}

/** The properties of an object except its tag: required ones in order, extensions last. */
function fieldsOf(schema) {
  const required = new Set(schema.required ?? []);
  const all = Object.entries(schema.properties)
    .filter(([, property]) => property.const === undefined)
    .map(([wireName, property]) => ({
      wireName,
      name: camelCase(wireName),
      required: required.has(wireName),
      extension: property['x-extension'],
      clauses: property['x-clauses'],
      description: property.description ?? '',
      minimum: property.minimum,
      ...javaType(property, required.has(wireName)),
    }));
  return [...all.filter((f) => !f.extension), ...all.filter((f) => f.extension)];
}

/** `kind` says how the component is copied and checked; `java` is the type as written. */
function javaType(schema, required) {
  const types = [schema.type].flat().filter((type) => type !== 'null');
  if (schema.oneOf || schema.properties) {
    return { kind: 'value', java: schema[NAME] };
  }
  switch (types.join()) {
    case 'string':
      return { kind: 'value', java: 'String' };
    case 'boolean':
      return required ? { kind: 'primitive', java: 'boolean' } : { kind: 'value', java: 'Boolean' };
    case 'integer': {
      const [primitive, boxed] = schema.format === 'int64' ? ['long', 'Long'] : ['int', 'Integer'];
      return required ? { kind: 'primitive', java: primitive } : { kind: 'value', java: boxed };
    }
    case 'array':
      return { kind: 'list', java: `List<${javaType(schema.items, false).java}>` };
    case 'object':
      return {
        kind: 'map',
        java: `Map<String, ${javaType(schema.additionalProperties, false).java}>`,
      };
    default:
      throw new Error(`no Java type for ${JSON.stringify(schema)}`);
  }
}

/** A closed list of names plus one object with a single text: an enum that can grow. */
function reason(name, schema) {
  const known = schema.oneOf.find((branch) => branch.enum);
  const free = schema.oneOf.find((branch) => branch.properties);
  const keys = Object.keys(free?.properties ?? {});
  if (schema.oneOf.length !== 2 || !known || keys.length !== 1) {
    throw new Error(`${name}: expected an enum and an object with one key`);
  }
  return {
    constants: known.enum,
    texts: known['x-enum-descriptions'] ?? {},
    key: keys[0],
    keySchema: free.properties[keys[0]],
    freeText: free.description,
  };
}
