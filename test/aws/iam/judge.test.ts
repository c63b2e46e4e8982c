import { describe, expect, test } from '@jest/globals';
import { judge, like } from './judge.ts';
import { statementsOf } from './statement.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/T';
const INDEX = `${TABLE}/index/due`;
const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Statement: { Effect: 'Allow', Action, Resource, ...more },
});
const asked = (action: string, resources: readonly string[], context = {}) => ({
  action,
  resources,
  context,
});

describe('what is asked for is', () => {
  test.each([
    { given: 'the very action', policy: allow('dynamodb:GetItem', TABLE), on: [TABLE], is: true },
    {
      given: 'a list',
      policy: allow(['a:B', 'DynamoDB:getitem'], [INDEX, TABLE]),
      on: [TABLE],
      is: true,
    },
    {
      given: 'a wildcard',
      policy: allow('dynamodb:Get*', 'arn:aws:dynamodb:*'),
      on: [TABLE],
      is: true,
    },
    { given: 'another action', policy: allow('dynamodb:GetItems', TABLE), on: [TABLE], is: false },
    {
      given: 'the table, not its index',
      policy: allow('dynamodb:GetItem', TABLE),
      on: [INDEX],
      is: false,
    },
    {
      given: 'one of two tables',
      policy: allow('dynamodb:GetItem', TABLE),
      on: [TABLE, INDEX],
      is: false,
    },
    { given: 'no resource', policy: allow('dynamodb:GetItem', '*'), on: [], is: false },
    {
      given: 'a dot that is a dot',
      policy: allow('dynamodb:GetItem', TABLE.replace('T', '.')),
      on: [TABLE],
      is: false,
    },
    {
      given: 'a condition that holds',
      policy: allow('dynamodb:GetItem', TABLE, {
        Condition: { Bool: { 'aws:SecureTransport': true } },
      }),
      on: [TABLE],
      is: true,
    },
    {
      given: 'a condition that does not hold',
      policy: allow('dynamodb:GetItem', TABLE, {
        Condition: { StringEquals: { 'aws:SourceAccount': '1' } },
      }),
      on: [TABLE],
      is: false,
    },
  ])('$given: $is', ({ policy, on, is }) => {
    const request = asked('dynamodb:GetItem', on, { 'aws:securetransport': 'true' });
    expect('by' in judge(request, statementsOf(policy))).toBe(is);
  });

  test('denied where anything denies it', () => {
    const deny = { Effect: 'Deny', Action: 'dynamodb:*', Resource: INDEX };
    const policy = { Statement: [allow('*', '*').Statement, deny] };
    const judged = judge(asked('dynamodb:Query', [INDEX]), statementsOf(policy));
    expect(judged).toEqual({ refused: `dynamodb:Query on ${INDEX} is denied` });
  });

  test('told with every grant that allows it', () => {
    const policy = { Statement: [allow('a:B', 'x').Statement, allow('a:*', ['x', 'y']).Statement] };
    expect(judge(asked('a:B', ['x']), statementsOf(policy))).toEqual({
      by: [
        { action: 'a:B', resource: 'x' },
        { action: 'a:*', resource: 'x' },
      ],
    });
  });
});

test.each([
  { given: 'NotAction', statement: { Effect: 'Allow', NotAction: 'a:B', Resource: '*' } },
  { given: 'NotResource', statement: { Effect: 'Allow', Action: 'a:B', NotResource: '*' } },
  { given: 'no resource', statement: { Effect: 'Allow', Action: 'a:B' } },
  { given: 'an empty list', statement: { Effect: 'Allow', Action: [], Resource: '*' } },
  { given: 'another effect', statement: { Effect: 'Maybe', Action: 'a:B', Resource: '*' } },
  {
    given: 'a condition that is not known',
    statement: {
      Effect: 'Allow',
      Action: 'a:B',
      Resource: '*',
      Condition: { IpAddress: { k: 'v' } },
    },
  },
  {
    given: 'a policy variable',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's own form of a variable.
    statement: { Effect: 'Allow', Action: 'a:B', Resource: 'arn:${aws:username}' },
  },
  {
    given: 'an intrinsic that is not resolved',
    statement: { Effect: 'Allow', Action: 'a:B', Resource: { Ref: 'T' } },
  },
  {
    given: 'a principal that is somebody',
    statement: {
      Effect: 'Allow',
      Action: 'a:B',
      Resource: '*',
      Principal: { Service: 'sns.amazonaws.com' },
    },
  },
])('a statement with $given is refused', ({ statement }) => {
  expect(() => statementsOf({ Statement: [statement] })).toThrow();
});

test.each([
  { pattern: 'a*c', text: 'abbc', is: true },
  { pattern: 'a?c', text: 'abbc', is: false },
  { pattern: 'sluice/*', text: 'sluice', is: false },
  { pattern: '(a|b)', text: 'a', is: false },
])('$pattern on $text: $is', ({ pattern, text, is }) => {
  expect(like(pattern, text)).toBe(is);
});
