import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { INDEXES, KEY } from '../../../shared/aws/table.ts';
import { itemBytes } from './item-bytes.ts';

type Item = Record<string, AttributeValue>;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const DYNAMO_LIMITS = {
  itemBytes: 409_600,
  partitionKeyBytes: 2_048,
  sortKeyBytes: 1_024,
  expressionBytes: 4_096,
  expressionValuesBytes: 2_097_152,
  operands: 100,
  depth: 32,
  digits: 38,
} as const;

const EXPRESSIONS = [
  'ConditionExpression',
  'UpdateExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
  'FilterExpression',
];
const INDEX_PARTITIONS: readonly string[] = Object.values(INDEXES).map((index) => index.partition);

/** What a call asks or brings back that DynamoDB would refuse and an engine of this machine takes. */
class BeyondDynamo extends Error {
  override readonly name = 'ValidationException';
}

/** Holds a client to DynamoDB's own limits, whatever engine answers it. */
export function holdToDynamo(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      checkInput(args.input as Record<string, unknown>);
      const answer = await next(args);
      const output = answer.output as { Attributes?: Item };
      if (output.Attributes?.[KEY.partition]) checkItem(output.Attributes);
      return answer;
    },
    { step: 'initialize', name: 'holdToDynamo', priority: 'low' },
  );
}

function checkInput(input: Record<string, unknown>): void {
  const {
    Item: item,
    Key: key,
    ExpressionAttributeValues: values,
  } = input as {
    Item?: Item;
    Key?: Item;
    ExpressionAttributeValues?: Item;
  };
  if (item) checkItem(item);
  if (key) checkKeys(key);
  if (values) {
    checkValues(values);
    const size = itemBytes(values);
    if (size > DYNAMO_LIMITS.expressionValuesBytes) refuse(`expression values of ${size} bytes`);
  }
  for (const name of EXPRESSIONS) {
    const size = Buffer.byteLength(String(input[name] ?? ''));
    if (size > DYNAMO_LIMITS.expressionBytes) refuse(`${name} of ${size} bytes`);
    const choices = String(input[name] ?? '').match(/IN \([^)]*\)/g) ?? [];
    if (choices.some((choice) => choice.split(',').length > DYNAMO_LIMITS.operands))
      refuse(`${name} with a long IN`);
  }
}

/** An item as it is written, or as it is after an update. */
export function checkItem(item: Item): void {
  checkKeys(item);
  checkValues(item);
  const size = itemBytes(item);
  if (size > DYNAMO_LIMITS.itemBytes) refuse(`an item of ${size} bytes`);
}

function checkKeys(item: Item): void {
  bounded(KEY.partition, item[KEY.partition], DYNAMO_LIMITS.partitionKeyBytes);
  bounded(KEY.sort, item[KEY.sort], DYNAMO_LIMITS.sortKeyBytes);
  for (const name of INDEX_PARTITIONS)
    if (item[name]) bounded(name, item[name], DYNAMO_LIMITS.partitionKeyBytes);
}

function bounded(name: string, value: AttributeValue | undefined, max: number): void {
  const size = Buffer.byteLength(value?.S ?? '');
  if (size === 0) refuse(`an empty ${name}`);
  if (size > max) refuse(`${name} of ${size} bytes`);
}

function checkValues(item: Item): void {
  for (const [name, value] of Object.entries(item)) {
    if (!name.isWellFormed()) refuse('a name that is no UTF-8');
    checkValue(value, 1);
  }
}

function checkValue(value: AttributeValue, depth: number): void {
  if (depth > DYNAMO_LIMITS.depth) refuse('a value too deep');
  if (value.S !== undefined && !value.S.isWellFormed()) refuse('a text that is no UTF-8');
  if (value.N !== undefined) checkNumber(value.N);
  for (const one of value.L ?? []) checkValue(one, depth + 1);
  for (const [name, one] of Object.entries(value.M ?? {})) {
    if (name === '' || !name.isWellFormed()) refuse('a name that is none');
    checkValue(one, depth + 1);
  }
}

function checkNumber(text: string): void {
  const digits = text
    .replace(/e.*$/i, '')
    .replace(/[-+.]/g, '')
    .replace(/^0+|0+$/g, '');
  const size = Math.abs(Number(text));
  if (digits.length > DYNAMO_LIMITS.digits || size > 9.99e125 || (size > 0 && size < 1e-130))
    refuse(`the number ${text}`);
}

function refuse(what: string): never {
  throw new BeyondDynamo(`DynamoDB takes no ${what}`);
}
