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
        // Whatever else a peer sends stands for a reason that we do not know (REG-064).
        String text = "";
        if (!json.isExpectedStartObjectToken()) {
            json.skipChildren();
            return new ${name}.Other(text);
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals(${quoted(key)});
            if (json.nextToken() == JsonToken.VALUE_STRING && wanted) {
                text = json.getText();
            }
            json.skipChildren();
        }
        return new ${name}.Other(text);
    }

    @Override
    public ${name} getNullValue(DeserializationContext context) {
        return new ${name}.Other("");
    }
}`);
}
