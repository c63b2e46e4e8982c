import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Call } from '../../aws/door/call.ts';

type Item = Readonly<Record<string, AttributeValue>>;

/** One call of a function, and what of the bill is its. */
export interface Traced {
  readonly by: string;
  readonly action: string;
  /** The kind of item, index or queue that it was about. */
  readonly of: string;
  /** For a write: the reason that the item gives now, what was set and what was removed. Names as they are stored. */
  readonly what: string;
  readonly bytes: number;
  readonly writeUnits: number;
  /** Of these. */
  readonly indexUnits: number;
  readonly readUnits: number;
}

/** What a call was about, in a few words. */
export function about(
  { action, input }: Call,
  after: Item | undefined,
): { of: string; what: string } {
  const { Key, Item: put, IndexName, QueueUrl, RequestItems } = input;
  if (QueueUrl !== undefined) return { of: QueueUrl.split('/').at(-1), what: '' };
  if (IndexName !== undefined) return { of: IndexName, what: '' };
  if (RequestItems !== undefined) return { of: 'some', what: '' };
  const { pk, sk } = Key ?? put ?? {};
  const of = pk === undefined ? 'a partition' : kindOf(pk.S, sk.S);
  if (!action.endsWith('Item') || action.endsWith('GetItem')) return { of, what: '' };
  const reason = (after?.r ?? after?.reason)?.S ?? '';
  return { of, what: [reason, changes(input)].filter(Boolean).join(': ') };
}

function kindOf(partition: string, sort: string): string {
  const [kind = ''] = (partition.startsWith('TICKET#') ? sort : partition).split('#');
  return kind.toLowerCase();
}

function changes({ UpdateExpression = '', ExpressionAttributeNames = {} }: Call['input']): string {
  const names = UpdateExpression.replace(
    /#\d+/g,
    (alias: string) => ExpressionAttributeNames[alias] ?? alias,
  );
  const [set = '', removed = ''] = names.split(/\s*REMOVE /);
  const those = [...set.matchAll(/(?:SET |, )([\w.]+) = /g)].map(([, name]) => name);
  const gone = removed
    .split(', ')
    .filter(Boolean)
    .map((name: string) => `-${name}`);
  return [...those, ...gone].join(' ');
}
