import { clauses, javadoc, prose, sourceFile } from '../helpers/java';
import { components, constructor, order, paramDocs } from './recordParts';

/** An object inside a message. */
export function ValueRecord({ name, schema, fields }) {
  const doc = javadoc([
    prose(schema.description),
    schema['x-clauses'] && `\n<p>${clauses(schema['x-clauses'])}`,
    '\n',
    ...paramDocs(fields),
  ]);
  return sourceFile(`${doc}
@JsonPropertyOrder(${order(fields.map((field) => field.wireName))})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ${name}(
${components(fields)}) {
${constructor(name, fields)}}`);
}
