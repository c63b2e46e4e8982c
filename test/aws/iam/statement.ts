/** One statement of a policy document, in full. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly operator: Operator;
  readonly key: string;
  /** One of them has to fit. */
  readonly values: readonly string[];
}

export const OPERATORS = ['Bool', 'StringEquals', 'StringLike', 'ArnEquals', 'ArnLike'] as const;
export type Operator = (typeof OPERATORS)[number];

/** `Principal` is who a resource's policy speaks of; of a role's policy it is the role. */
const KEYS = ['Sid', 'Effect', 'Action', 'Resource', 'Condition', 'Principal'];
const EVERYBODY = ['*', '{"AWS":"*"}'];

/** Reads a policy document whose intrinsics are resolved. What it does not understand it refuses: it could allow or deny anything. */
export function statementsOf(document: unknown): readonly Statement[] {
  const { Statement } = document as { Statement: unknown };
  return listOf(Statement).map((one) => read(one as Record<string, unknown>));
}

function read(statement: Record<string, unknown>): Statement {
  const strange = Object.keys(statement).filter((key) => !KEYS.includes(key));
  if (strange.length > 0)
    throw new Error(`A statement with ${strange.join(', ')} is not understood`);
  const { Effect, Action, Resource, Condition = {}, Principal = '*' } = statement;
  if (Effect !== 'Allow' && Effect !== 'Deny')
    throw new Error(`Effect ${Effect} is not understood`);
  const principal = typeof Principal === 'string' ? Principal : JSON.stringify(Principal);
  if (!EVERYBODY.includes(principal)) throw new Error(`Principal ${principal} is not understood`);
  return {
    effect: Effect,
    actions: patterns(Action),
    resources: patterns(Resource),
    conditions: Object.entries(Condition as object).flatMap(([operator, keys]) =>
      Object.entries(keys as object).map(([key, values]) => ({
        operator: known(operator),
        key: key.toLowerCase(),
        values: patterns(values),
      })),
    ),
  };
}

function known(operator: string): Operator {
  const found = OPERATORS.find((each) => each === operator);
  if (!found) throw new Error(`The condition ${operator} is not understood`);
  return found;
}

function patterns(value: unknown): readonly string[] {
  const list = listOf(value).map((one) => (typeof one === 'boolean' ? String(one) : one));
  if (list.length === 0) throw new Error('An empty list allows nothing');
  return list.map((one) => {
    if (typeof one !== 'string') throw new Error(`${JSON.stringify(one)} is no pattern`);
    if (one.includes('${')) throw new Error(`The variable in ${one} is not understood`);
    return one;
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
