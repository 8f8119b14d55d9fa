import { clauses, javadoc, quoted, sourceFile } from '../helpers/java';

/** All messages of one direction, told apart by `type`. */
export function MessageUnion({ name, sender, messages, clauses: ids }) {
  const doc = javadoc([
    `A message that the ${sender} sends.`,
    `\n<p>{@link ProtocolJson} reads and writes it. The tag is a property of each message, so it is
written wherever the message stands, also inside an untyped collection.`,
    ids && `\n<p>${clauses(ids)}`,
  ]);
  const subTypes = messages
    .map((message) => `    @JsonSubTypes.Type(value = ${message.name}.class, name = ${quoted(message.type)})`)
    .join(',\n');
  return sourceFile(`${doc}
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "type")
@JsonSubTypes({
${subTypes}
})
public sealed interface ${name}
        permits ${messages.map((message) => message.name).join(', ')} {

    /** The tag of the message, as written on the wire. */
    @JsonProperty("type")
    String type();
}`);
}
