import { clauses, javadoc, prose, quoted, sample, sourceFile } from '../helpers/java';
import { components, constructor, order, paramDocs } from './recordParts';

/** A message: a record that knows its tag. */
export function MessageRecord(message, union) {
  const { name, type, schema, fields } = message;
  const doc = javadoc([
    prose(schema.description),
    schema['x-extension'] && '\n<p>An extension of the protocol: older peers do not know it.',
    message.clauses && `\n<p>${clauses(message.clauses)}`,
    message.example && sample(message.example),
    fields.length > 0 && '',
    ...paramDocs(fields),
  ]);
  return sourceFile(`${doc}
@JsonPropertyOrder(${order(['type', ...fields.map((field) => field.wireName)])})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ${name}(
${components(fields)})
        implements ${union.name} {

    /** The tag of this message. */
    public static final String TYPE = ${quoted(type)};
${constructor(name, fields)}
    @Override
    public String type() {
        return TYPE;
    }
}`);
}
