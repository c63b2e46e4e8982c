import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Brake } from '../core/brake.ts';
import type { BrakeAct, BrakeStore } from '../core/brake-store.ts';
import type { Item } from './attribute-value.ts';
import { fromItem, toItem, toValue } from './attribute-value.ts';
import { ifHolds } from './conditional.ts';
import { BRAKES_KEY } from './keys.ts';

const ACTS_KEPT = 100;
/** So many of the oldest acts go at once. */
const ACTS_DROPPED = 50;

/** Brakes in one item of the table that `tableInput` describes: a map of scope → who, when and why, and the list of acts. */
export function dynamoBrakeStore(client: DynamoDBClient, table: string): BrakeStore {
  const item = { TableName: table, Key: BRAKES_KEY };

  async function read(): Promise<Item | undefined> {
    return (await client.send(new GetItemCommand({ ...item, ConsistentRead: true }))).Item;
  }

  /** One change with its act, or `undefined` when its condition did not hold. Answers the item from before. */
  async function write(act: BrakeAct, change: string, when: string, brake?: object) {
    const written = await ifHolds(
      client.send(
        new UpdateItemCommand({
          ...item,
          UpdateExpression: `SET #acts = list_append(#acts, :act)${change}`,
          ConditionExpression: when,
          ExpressionAttributeNames: { '#brakes': 'brakes', '#acts': 'acts', '#scope': act.scope },
          ExpressionAttributeValues: {
            ':act': toValue([act]),
            ...(brake && { ':brake': toValue(brake) }),
          },
          ReturnValues: 'ALL_OLD',
        }),
      ),
    );
    if (actsIn(written?.Attributes).length >= ACTS_KEPT) await forgetActs();
    return written;
  }

  async function forgetActs(): Promise<void> {
    const oldest = Array.from({ length: ACTS_DROPPED }, (_, n) => `acts[${n}]`);
    const update = new UpdateItemCommand({
      ...item,
      UpdateExpression: `REMOVE ${oldest.join(', ')}`,
      ConditionExpression: 'size(acts) > :kept',
      ExpressionAttributeValues: { ':kept': toValue(ACTS_KEPT) },
    });
    await ifHolds(client.send(update));
  }

  return {
    async read() {
      return brakesIn(await read()).toSorted((a, b) => a.at - b.at);
    },
    async set({ scope, ...brake }) {
      const act: BrakeAct = { did: 'pause', scope, ...brake };
      const set = () =>
        write(
          act,
          ', #brakes.#scope = :brake',
          'attribute_exists(#brakes) AND attribute_not_exists(#brakes.#scope)',
          brake,
        );
      if (await set()) return true;
      const first = new PutItemCommand({
        TableName: table,
        Item: { ...BRAKES_KEY, ...toItem({ brakes: { [scope]: brake }, acts: [act] }) },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      if (await ifHolds(client.send(first))) return true;
      return (await set()) !== undefined;
    },
    async release(scope, by, at) {
      const gone = await write(
        { did: 'resume', scope, at, by },
        ' REMOVE #brakes.#scope',
        'attribute_exists(#brakes.#scope)',
      );
      return brakesIn(gone?.Attributes).find((brake) => brake.scope === scope);
    },
    async acts() {
      return actsIn(await read())
        .toReversed()
        .slice(0, ACTS_KEPT);
    },
  };
}

function brakesIn(item: Item | undefined): readonly Brake[] {
  return Object.entries(item?.brakes?.M ?? {})
    .map(([scope, { M: fields = {} }]) => ({ scope, ...fromItem(fields) }))
    .filter(isBrake);
}

function actsIn(item: Item | undefined): readonly BrakeAct[] {
  const acts: readonly object[] = (item?.acts?.L ?? []).map(({ M = {} }) => fromItem(M));
  return acts.filter(isAct);
}

/** Only this store writes the item, from typed brakes and acts. */
function isBrake(found: object): found is Brake {
  return 'at' in found && 'by' in found;
}

function isAct(found: object): found is BrakeAct {
  return isBrake(found) && 'did' in found;
}
