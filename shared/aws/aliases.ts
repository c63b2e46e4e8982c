import type { Item } from './attribute-value.ts';
import { toValue } from './attribute-value.ts';

/** Stands for names and values in one expression, so that no word is a reserved one and no text of anybody becomes syntax. */
export interface Aliases {
  name(attribute: string): string;
  value(value: unknown): string;
  /** What the call needs beside the expressions. */
  attributes(): {
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Item;
  };
}

/**
 * Names of one or two small letters stand as they are: no text of anybody is that short, and a head's are ours. The SDK takes its time for
 * every alias, and a start names some sixty.
 */
const SHORT = /^[a-z]{1,2}$/;
/** Of the words that DynamoDB reserves, those that are as short: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html */
const RESERVED: readonly string[] = [
  'as',
  'at',
  'by',
  'do',
  'go',
  'if',
  'in',
  'is',
  'no',
  'of',
  'on',
  'or',
  'to',
];

export function aliases(): Aliases {
  const known = new Map<string, string>();
  const names: Record<string, string> = {};
  const values: Item = {};
  let count = 0;
  return {
    name(attribute) {
      if (SHORT.test(attribute) && !RESERVED.includes(attribute)) return attribute;
      let alias = known.get(attribute);
      if (!alias) {
        alias = `#${known.size}`;
        known.set(attribute, alias);
        names[alias] = attribute;
      }
      return alias;
    },
    value(value) {
      const alias = `:${count++}`;
      values[alias] = toValue(value);
      return alias;
    },
    attributes: () => ({
      ...(known.size > 0 && { ExpressionAttributeNames: names }),
      ...(count > 0 && { ExpressionAttributeValues: values }),
    }),
  };
}
