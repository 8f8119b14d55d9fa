import { clauses, prose, quoted } from '../helpers/java';

/** `@param` lines for the components. */
export function paramDocs(fields) {
  return fields.map((field) => {
    const notes = [
      prose(field.description),
      field.extension ? 'An extension of the protocol.' : '',
      clauses(field.clauses),
    ];
    return `@param ${field.name} ${notes.filter((note) => note).join(' ')}`;
  });
}

/** The list of components between the parentheses of a record. */
export function components(fields) {
  return fields
    .map((field) => {
      const annotation = field.required
        ? `@JsonProperty(value = ${quoted(field.wireName)}, required = true)`
        : `@JsonProperty(${quoted(field.wireName)}) @Nullable`;
      return `        ${annotation} ${field.java} ${field.name}`;
    })
    .join(',\n');
}

/** A compact constructor that refuses what the schema refuses and keeps collections from changing. */
export function constructor(name, fields) {
  const lines = fields.flatMap((field) => checks(field));
  return lines.length === 0
    ? ''
    : `
    /** Collections are copied; a missing or forbidden value throws. */
    public ${name} {
${lines.map((line) => `        ${line}`).join('\n')}
    }
`;
}

function checks({ kind, name, wireName, required, minimum }) {
  const lines = [];
  if (kind === 'list' || kind === 'map') {
    const nonNull = `Objects.requireNonNull(${name}, ${quoted(wireName)})`;
    const copy =
      kind === 'list'
        ? `List.copyOf(${required ? nonNull : name})`
        : `Collections.unmodifiableMap(new LinkedHashMap<>(${required ? nonNull : name}))`;
    lines.push(`${name} = ${required ? copy : `${name} == null ? null : ${copy}`};`);
  } else if (kind === 'value' && required) {
    lines.push(`Objects.requireNonNull(${name}, ${quoted(wireName)});`);
  }
  if (minimum !== undefined) {
    const present = required ? '' : `${name} != null && `;
    const message = quoted(`${wireName} is less than ${minimum}`);
    lines.push(`if (${present}${name} < ${minimum}) {
            throw new IllegalArgumentException(${message});
        }`);
  }
  return lines;
}

/** `{"type", "request_id"}` for @JsonPropertyOrder. */
export function order(wireNames) {
  return wireNames.length === 1 ? quoted(wireNames[0]) : `{${wireNames.map(quoted).join(', ')}}`;
}
