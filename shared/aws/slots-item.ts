import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Aliases } from './aliases.ts';
import { aliases } from './aliases.ts';
import { toItem } from './attribute-value.ts';
import { ifHolds } from './conditional.ts';
import { slotsKey } from './keys.ts';

export interface Slot {
  readonly task: string;
  readonly leaseUntil: number;
}

/** The item of a project's slots, a map of task → leaseUntil, and the writes it takes. Each answers whether it was made. */
export function slotsItem(client: DynamoDBClient, table: string, project: string) {
  const item = { TableName: table, Key: slotsKey(project) };

  async function write(expressions: (aliases: Aliases) => { when: string; update: string }) {
    const expression = aliases();
    const { when, update: change } = expressions(expression);
    const input = {
      ConditionExpression: when,
      UpdateExpression: change,
      ...expression.attributes(),
    };
    return (await ifHolds(client.send(new UpdateItemCommand({ ...item, ...input })))) !== undefined;
  }

  return {
    async read(): Promise<readonly Slot[] | undefined> {
      const { Item } = await client.send(new GetItemCommand({ ...item, ConsistentRead: true }));
      const slots = Object.entries(Item?.slots?.M ?? {});
      return Item && slots.map(([task, { N }]) => ({ task, leaseUntil: Number(N) }));
    },
    /** The first slot that the project ever has. */
    async create({ task, leaseUntil }: Slot): Promise<boolean> {
      const put = new PutItemCommand({
        TableName: table,
        Item: { ...item.Key, ...toItem({ slots: { [task]: leaseUntil } }) },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return (await ifHolds(client.send(put))) !== undefined;
    },
    /** Takes a free slot, or moves the lease of the task's own. */
    add({ task, leaseUntil }: Slot, cap: number): Promise<boolean> {
      return write(({ name, value }) => {
        const own = `${name('slots')}.${name(task)}`;
        const room = `attribute_exists(${name('slots')}) AND size(${name('slots')}) < ${value(cap)}`;
        return {
          // Of what is not there yet not every engine knows that its size is none.
          when: `attribute_exists(${own}) OR (${room})`,
          update: `SET ${own} = ${value(leaseUntil)}`,
        };
      });
    },
    /** Takes the place of others, provided that they still are as they were read. */
    replace({ task, leaseUntil }: Slot, others: readonly Slot[], cap: number): Promise<boolean> {
      return write(({ name, value }) => {
        const path = (of: string) => `${name('slots')}.${name(of)}`;
        const same = others.map((other) => `${path(other.task)} = ${value(other.leaseUntil)}`);
        const room = `size(${name('slots')}) < ${value(cap + others.length)}`;
        const gone = others.map((other) => path(other.task)).join(', ');
        return {
          when: [...same, room].join(' AND '),
          update: `SET ${path(task)} = ${value(leaseUntil)} REMOVE ${gone}`,
        };
      });
    },
    remove(task: string): Promise<boolean> {
      return write(({ name }) => {
        const own = `${name('slots')}.${name(task)}`;
        return { when: `attribute_exists(${own})`, update: `REMOVE ${own}` };
      });
    },
  };
}
