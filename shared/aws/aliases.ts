import type { Item } from './attribute-value.ts';
import { toValue } from './attribute-value.ts';

/** Stands for names and values in one expression, so that no word is reserved and no text of anybody becomes syntax. */
export interface Aliases {
  name(attribute: string): string;
  value(value: unknown): string;
  /** What the call needs beside the expressions. */
  attributes(): {
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Item;
  };
}

export function aliases(): Aliases {
  const known = new Map<string, string>();
  const names: Record<string, string> = {};
  const values: Item = {};
  let count = 0;
  return {
    name(attribute) {
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
