import type { Engines } from '../../../infra/local/connect-engines.ts';
import type { Stack } from './break-aws.ts';

/** Defects of the product that the accounting must see; for proving that a soak can fail. */
export const PLANTS = {
  /** Every condition of a head's write holds. */
  unconditional: 'doubled',
  /** A comment that is to be made is said to be made. */
  forgetful: 'lost',
  /** A delivery's record is never written. */
  unrecorded: 'unexplained',
} as const;

export type Plant = keyof typeof PLANTS;

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
      if ('UpdateExpression' in input && input.ConditionExpression !== undefined) {
        const always = 'attribute_exists(pk) OR attribute_not_exists(pk)';
        input.ConditionExpression = `(${input.ConditionExpression}) OR ${always}`;
      }
      return next(args);
    },
    { step: 'initialize', name: 'plantUnconditional' },
  );
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
