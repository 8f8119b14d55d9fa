import { constantCase, javadoc, prose, quoted, sourceFile, imports } from '../helpers/java';
import { PROTOCOL_JSON, UNKNOWN_TYPE_EXCEPTION } from './protocolJson';

/** What belongs to the protocol as a whole: names, close reasons, the JSON rules, the package. */
export function protocolTypes({ document, unions }) {
  return [
    ['Protocol', protocol(document)],
    ['CloseReason', closeReason(document['x-close-codes'])],
    ['ProtocolJson', sourceFile(PROTOCOL_JSON)],
    ['UnknownTypeException', sourceFile(UNKNOWN_TYPE_EXCEPTION)],
    ['package-info', packageInfo(document, unions)],
  ];
}

function protocol(document) {
  const channel = Object.values(document.channels)[0];
  const capabilities = document['x-capabilities']
    .map(
      ({ name, summary }) => `${javadoc([`Capability: ${prose(summary)}`], '    ')}
    public static final String CAPABILITY_${constantCase(name)} = ${quoted(name)};`,
    )
    .join('\n\n');
  return sourceFile(`/** The names that both ends of a worker connection must agree on. */
public final class Protocol {

    /** The protocol version that this document describes. */
    public static final String VERSION = ${quoted(document['x-protocol-version'])};

    /** Path of the WebSocket that a worker opens. */
    public static final String CONNECT_PATH = ${quoted(channel.address)};

    /** Request header that carries the worker secret. */
    public static final String SECRET_HEADER =
            ${quoted(document.components.securitySchemes.workerSecret.name)};

    /** Query parameter that carries the worker secret of old workers. */
    public static final String SECRET_QUERY =
            ${quoted(document.components.securitySchemes.workerSecretQuery.name)};

${capabilities}

    private Protocol() {}
}`);
}

function closeReason(codes) {
  const entries = codes
    .map(({ code, reason, when, 'x-clauses': ids }) => {
      const doc = javadoc([prose(when), ids?.length && `\n<p>Clauses: ${ids.join(', ')}.`], '    ');
      return `${doc}\n    ${constantCase(reason)}(${code}, ${quoted(reason)})`;
    })
    .join(',\n\n');
  return sourceFile(`/** Why the server closes a worker connection: the code and text of its close frame. */
public enum CloseReason {
${entries};

    private final int code;
    private final String text;

    CloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The WebSocket close code. */
    public int code() {
        return code;
    }

    /** The reason text of the close frame. */
    public String text() {
        return text;
    }
}`);
}

function packageInfo(document, unions) {
  const links = unions.map(({ name, sender }) => `{@link modelrelay.protocol.${name}} for the ${sender}'s messages`);
  const doc = javadoc([
    'The messages between a ModelRelay server and its workers, as records.',
    `\n<p>Start at ${links.join(' and ')}. {@link modelrelay.protocol.ProtocolJson} holds the rules for
reading them. The clause ids in the comments are those of {@code spec/clauses}.`,
  ]);
  const code = '@NullMarked';
  return `${doc}
${code}
package modelrelay.protocol;

${imports(code)}
`;
}
