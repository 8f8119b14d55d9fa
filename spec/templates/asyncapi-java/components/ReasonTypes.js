import { clauses, constantCase, javadoc, prose, quoted, sourceFile } from '../helpers/java';

/** An enum that can grow: known names, anything else as text, and the reader of both. */
export function ReasonTypes(reason) {
  return [
    [reason.name, reasonType(reason)],
    [`${reason.name}Reader`, readerType(reason)],
  ];
}

function reasonType({ name, schema, constants, texts, key, keySchema, freeText }) {
  const doc = javadoc([prose(schema.description), schema['x-clauses'] && `\n<p>${clauses(schema['x-clauses'])}`]);
  const entries = constants
    .map((constant) => {
      const text = texts[constant] ?? `${constant}.`;
      return `${javadoc([prose(text)], '        ')}\n        ${constantCase(constant)}(${quoted(constant)})`;
    })
    .join(',\n');
  return sourceFile(`${doc}
@JsonDeserialize(using = ${name}Reader.class)
public sealed interface ${name} {

    /** The name of a known reason, the words of any other; for logs. */
    String text();

    /** The reason of that name; a name that is not known becomes {@link Other}. */
    static ${name} of(String name) {
        for (Known known : Known.values()) {
            if (known.wireName.equals(name)) {
                return known;
            }
        }
        return new Other(name);
    }

    /** The reasons that have a name. */
    enum Known implements ${name} {
${entries};

        private final String wireName;

        Known(String wireName) {
            this.wireName = wireName;
        }

        @JsonValue
        @Override
        public String text() {
            return wireName;
        }
    }

${javadoc([prose(freeText), '\n', `@param text ${prose(keySchema.description)}`], '    ')}
    record Other(@JsonProperty(value = ${quoted(key)}, required = true) String text)
            implements ${name} {

        /** A missing text throws. */
        public Other {
            Objects.requireNonNull(text, ${quoted(key)});
        }
    }
}`);
}

function readerType({ name, key }) {
  return sourceFile(`/** Reads a {@link ${name}} in both of its forms. Stateless. */
final class ${name}Reader extends JsonDeserializer<${name}> {

    @Override
    public ${name} deserialize(JsonParser json, DeserializationContext context)
            throws IOException {
        if (json.hasToken(JsonToken.VALUE_STRING)) {
            return ${name}.of(json.getText());
        }
        if (!json.isExpectedStartObjectToken()) {
            return context.reportInputMismatch(${name}.class, "neither a name nor an object");
        }
        String text = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals(${quoted(key)});
            JsonToken value = json.nextToken();
            if (!wanted) {
                json.skipChildren();
            } else if (value == JsonToken.VALUE_STRING) {
                text = json.getText();
            } else {
                return context.reportInputMismatch(${name}.class, ${quoted(`"${key}" is not a string`)});
            }
        }
        if (text == null) {
            return context.reportInputMismatch(${name}.class, ${quoted(`"${key}" is missing`)});
        }
        return new ${name}.Other(text);
    }
}`);
}
