import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { CONFIG_KEY } from '../../../shared/aws/keys.ts';
import type { Call } from '../../aws/door/call.ts';
import type { Doorman } from '../../aws/door/open-door.ts';
import { itemBytes } from '../../support/engines/item-bytes.ts';
import type { Traced } from './traced.ts';
import { about } from './traced.ts';
import { indexUnits, queryUnits, readUnits, writeUnits } from './units.ts';
import type { Usage } from './usage.ts';
import { nothing } from './usage.ts';

type Item = Record<string, AttributeValue>;

const WRITES = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];

/** What every tick does, whatever there is: ask for what is due, and look after the logs of deliveries. */
function isTick({ by, input }: Call): boolean {
  const { IndexName, Key, Item, ExpressionAttributeValues: values = {} } = input;
  const texts = [Key?.pk, Item?.pk, ...Object.values(values)].map((each) => each?.S);
  const ofLogs = texts.some((text) => text?.startsWith('RECOVERY#'));
  return by === 'sweep' && (IndexName === 'due' || ofLogs);
}

/**
 * Counts what the functions use. The configuration and its secrets are counted apart: they are read once a minute by each running
 * function, whatever it has to do.
 */
export function meter() {
  let usage = nothing();
  let refresh = { reads: 0, secrets: 0 };
  let traced: Traced[] = [];
  /** Ours, beside the door. */
  let dynamo: DynamoDBClient | undefined;

  async function itemAt(table: string, key: Item): Promise<Item | undefined> {
    const asked = { TableName: table, Key: key, ConsistentRead: true };
    return (await dynamo?.send(new GetItemCommand(asked)))?.Item;
  }

  /** What a call is billed for in the table. */
  async function unitsOf({ action, input }: Call, answer: string, before?: Item, after?: Item) {
    const { TableName: table, ConsistentRead: consistent = false, Key, RequestItems } = input;
    const none = { writeUnits: 0, indexUnits: 0, readUnits: 0 };
    if (WRITES.includes(action)) {
      const inIndexes = indexUnits(before, after);
      return {
        ...none,
        indexUnits: inIndexes,
        writeUnits: writeUnits(before, after) + inIndexes,
      };
    }
    if (action === 'dynamodb:GetItem')
      return { ...none, readUnits: readUnits(await itemAt(table, Key), consistent) };
    if (action === 'dynamodb:Query')
      return { ...none, readUnits: queryUnits(JSON.parse(answer).Items ?? [], consistent) };
    if (action !== 'dynamodb:BatchGetItem') return none;
    let sum = 0;
    for (const [of, { Keys }] of Object.entries(RequestItems) as [string, { Keys: Item[] }][])
      for (const key of Keys) sum += readUnits(await itemAt(of, key), true);
    return { ...none, readUnits: sum };
  }

  const doorman: Doorman = async (call, pass) => {
    const { action, input } = call;
    if (isTick(call)) return pass();
    if (action.startsWith('secretsmanager:') || action.startsWith('ssm:')) {
      refresh.secrets += action.startsWith('secretsmanager:') ? 1 : 0;
      return pass();
    }
    if (action === 'dynamodb:GetItem' && input.Key.pk.S === CONFIG_KEY.pk.S) {
      refresh.reads += 1;
      return pass();
    }
    const writes = WRITES.includes(action);
    const before = writes
      ? await itemAt(input.TableName, keyIn(input.Item ?? input.Key))
      : undefined;
    const answer = await pass();
    const after = writes
      ? await itemAt(input.TableName, keyIn(input.Item ?? input.Key))
      : undefined;
    const units = await unitsOf(call, answer.body, before, after);
    usage.calls += 1;
    usage.bytes += JSON.stringify(input).length + answer.body.length;
    usage.writeUnits += units.writeUnits;
    usage.indexUnits += units.indexUnits;
    usage.readUnits += units.readUnits;
    if (action === 'sqs:SendMessage') {
      usage.sends += Math.ceil(input.MessageBody.length / 65_536);
      if (input.MessageGroupId !== undefined) usage.fair += 1;
    }
    traced.push({
      by: call.by,
      action: action.replace(/^\w+:/, ''),
      ...about(call, after),
      bytes: itemBytes(after ?? {}),
      ...units,
    });
    return answer;
  };

  return {
    doorman: () => doorman,
    connect(client: DynamoDBClient) {
      dynamo = client;
    },
    get usage(): Usage {
      return usage;
    },
    get refresh() {
      return refresh;
    },
    /** Each call, in turn. */
    get traced(): readonly Traced[] {
      return traced;
    },
    reset() {
      traced = [];
      usage = nothing();
      refresh = { reads: 0, secrets: 0 };
    },
  };
}

function keyIn({ pk, sk }: Item): Item {
  if (!pk || !sk) throw new Error('An item without a key');
  return { pk, sk };
}
