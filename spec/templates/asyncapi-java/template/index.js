import { File } from '@asyncapi/generator-react-sdk';
import { MessageRecord } from '../components/MessageRecord';
import { ValueRecord } from '../components/ValueRecord';
import { MessageUnion } from '../components/MessageUnion';
import { ReasonTypes } from '../components/ReasonTypes';
import { protocolTypes } from '../components/protocolTypes';
import { SOURCE_HEADER } from '../helpers/java';
import { readContract } from '../helpers/contract';

/** One file for each type of the package. */
export default function ({ asyncapi }) {
  const contract = readContract(asyncapi.json());
  const types = [
    ...contract.unions.map((union) => [union.name, MessageUnion(union)]),
    ...contract.unions.flatMap((union) =>
      union.messages.map((message) => [message.name, MessageRecord(message, union)]),
    ),
    ...contract.values.map((value) => [value.name, ValueRecord(value)]),
    ...contract.reasons.flatMap((reason) => ReasonTypes(reason)),
    ...protocolTypes(contract),
  ];
  return types.map(([name, text]) => (
    <File name={`${name}.java`}>{`${SOURCE_HEADER}\n${text}`}</File>
  ));
}
