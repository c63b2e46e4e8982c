import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { HeadWrite } from '../core/head-write.ts';
import type { Aliases } from './aliases.ts';
import { aliases } from './aliases.ts';
import { checkWrite } from './check-write.ts';
import { compileConditions } from './compile-condition.ts';
import { seconds } from './expiry.ts';
import { storedFields } from './head-item.ts';
import { storedName } from './head-names.ts';
import { indexAttributes } from './index-attributes.ts';
import { headKey } from './keys.ts';
import { TTL } from './table.ts';

/**
 * One change of a head as one UpdateItem.
 *
 * @example client.send(new UpdateItemCommand(compileWrite('sluice', key, write, Date.now())));
 */
export function compileWrite(
  table: string,
  key: string,
  write: HeadWrite,
  now: number,
): UpdateItemCommandInput {
  checkWrite(write);
  const expression = aliases();
  return {
    TableName: table,
    Key: headKey(key),
    ConditionExpression: condition(write, now, expression),
    UpdateExpression: update(key, write, expression),
    ...expression.attributes(),
  };
}

/** An expired head is none, though it may still be there. */
function condition({ when }: HeadWrite, now: number, expression: Aliases): string {
  const ttl = expression.name(TTL);
  const alive = `(attribute_not_exists(${ttl}) OR ${ttl} > ${expression.value(seconds(now))})`;
  return when.length > 0 ? `${alive} AND (${compileConditions(when, expression)})` : alive;
}

function update(key: string, write: HeadWrite, { name, value }: Aliases): string {
  const { set = {}, add = {}, append = {}, prepend = {}, remove = [] } = write;
  const index = indexAttributes(key, write);
  const zero = value(0);
  const path = (attribute: string) => name(storedName(attribute));
  const plus = (attribute: string, amount: number) =>
    `${path(attribute)} = if_not_exists(${path(attribute)}, ${zero}) + ${value(amount)}`;
  const sets = [
    plus('version', 1),
    ...Object.entries({ ...storedFields(key, set), ...index.set }).map(
      ([stored, to]) => `${name(stored)} = ${value(to)}`,
    ),
    ...Object.entries(add).map(([attribute, amount]) => plus(attribute, amount)),
    ...Object.entries(append).map(
      ([attribute, more]) =>
        `${path(attribute)} = list_append(if_not_exists(${path(attribute)}, ${value([])}), ${value(more)})`,
    ),
    ...Object.entries(prepend).map(
      ([attribute, more]) =>
        `${path(attribute)} = list_append(${value(more)}, if_not_exists(${path(attribute)}, ${value([])}))`,
    ),
  ];
  const removes = [...remove.map(path), ...index.remove.map(name)];
  return `SET ${sets.join(', ')}${removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : ''}`;
}
