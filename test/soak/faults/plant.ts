import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { Engines } from '../../../infra/local/connect-engines.ts';
import { storedName } from '../../../shared/aws/head-names.ts';
import type { Stack } from './break-aws.ts';

/** Defects of the product, and what the accounting must say of each: for proving that a soak can fail. */
export const PLANTS = {
  /** The condition of a head's write that opens a task always holds. */
  unconditional: /^doubled: \d+ tasks, where there may be/,
  /** A comment that is to be made is said to be made. */
  forgetful: /^lost: no comment shows: Result/,
  /** A delivery's record is never written. */
  unrecorded: /^unexplained: issues\.\w+ .* has no reason$/,
} as const;

export type Plant = keyof typeof PLANTS;

type Update = Partial<UpdateItemCommandInput>;

/** Puts the defect in; answers the `fetch` that goes with it. */
export function plant(what: Plant, { dynamo }: Engines, real: typeof fetch): typeof fetch {
  if (what === 'forgetful') return forgetful(real);
  const change = what === 'unconditional' ? unconditional : unrecorded;
  change(dynamo.middlewareStack);
  return real;
}

function unconditional(stack: Stack): void {
  stack.add(
    (next) => (args) => {
      const { input } = args;
      if ('UpdateExpression' in input && opensTask(input)) {
        const always = 'attribute_exists(pk) OR attribute_not_exists(pk)';
        input.ConditionExpression = `(${input.ConditionExpression}) OR ${always}`;
      }
      return next(args);
    },
    { step: 'initialize', name: 'plantUnconditional' },
  );
}

/** Nothing else counts the epochs. */
function opensTask({ UpdateExpression = '', ExpressionAttributeNames = {} }: Update): boolean {
  const stored = storedName('epoch');
  const names = Object.entries(ExpressionAttributeNames);
  const name = names.find(([, each]) => each === stored)?.[0] ?? stored;
  return new RegExp(`(?<!\\w)${name} = `).test(UpdateExpression);
}

function unrecorded(stack: Stack): void {
  stack.add(
    (next) => async (args) => {
      const { input } = args;
      const puts = 'Item' in input && input.Item?.pk?.S?.startsWith('DELIVERY#');
      return puts ? { response: {}, output: { $metadata: {} } } : next(args);
    },
    { step: 'initialize', name: 'plantUnrecorded' },
  );
}

function forgetful(real: typeof fetch): typeof fetch {
  return async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const makes = init?.method === 'POST' && /\/issues\/\d+\/comments$/.test(pathname);
    return makes ? Response.json({ id: 4_711 }, { status: 201 }) : real(input, init);
  };
}
