import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { CONFIG_KEY } from '../../../shared/aws/keys.ts';
import type { Call } from '../../aws/door/call.ts';
import type { Doorman } from '../../aws/door/open-door.ts';
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
  /** Ours, beside the door. */
  let dynamo: DynamoDBClient | undefined;

  async function itemAt(table: string, key: Item): Promise<Item | undefined> {
    const asked = { TableName: table, Key: key, ConsistentRead: true };
    return (await dynamo?.send(new GetItemCommand(asked)))?.Item;
  }

  async function count({ action, input }: Call, answer: string, before: Item | undefined) {
    const { TableName: table, ConsistentRead: consistent = false, Item, Key, RequestItems } = input;
    if (WRITES.includes(action)) {
      const after = await itemAt(table, keyIn(Item ?? Key));
      const inIndexes = indexUnits(before, after);
      usage.indexUnits += inIndexes;
      usage.writeUnits += writeUnits(before, after) + inIndexes;
    } else if (action === 'dynamodb:GetItem') {
      usage.readUnits += readUnits(await itemAt(table, Key), consistent);
    } else if (action === 'dynamodb:BatchGetItem') {
      for (const [of, { Keys }] of Object.entries(RequestItems) as [string, { Keys: Item[] }][])
        for (const key of Keys) usage.readUnits += readUnits(await itemAt(of, key), true);
    } else if (action === 'dynamodb:Query') {
      usage.readUnits += queryUnits(JSON.parse(answer).Items ?? [], consistent);
    } else if (action === 'sqs:SendMessage') {
      usage.sends += Math.ceil(input.MessageBody.length / 65_536);
      if (input.MessageGroupId !== undefined) usage.fair += 1;
    }
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
    usage.calls += 1;
    usage.bytes += JSON.stringify(input).length + answer.body.length;
    await count(call, answer.body, before);
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
    reset() {
      usage = nothing();
      refresh = { reads: 0, secrets: 0 };
    },
  };
}

function keyIn({ pk, sk }: Item): Item {
  if (!pk || !sk) throw new Error('An item without a key');
  return { pk, sk };
}
