import type { Condition, Statement } from './statement.ts';

/** What somebody wants to do, as IAM sees it. */
export interface Request {
  readonly action: string;
  /** All of them have to be granted. */
  readonly resources: readonly string[];
  /** Condition keys in lower case. One that is not there fits nothing. */
  readonly context: Readonly<Record<string, string>>;
}

/** One action pattern on one resource pattern of a statement that allows. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
}

/** Every grant that a request needs, or why it is refused. */
export type Judgement = { readonly by: readonly Grant[] } | { readonly refused: string };

/** IAM's logic within one account: a Deny wins, and what nothing allows is refused. */
export function judge(request: Request, statements: readonly Statement[]): Judgement {
  const { action, resources, context } = request;
  const apply = statements.filter((each) => each.conditions.every((one) => holds(one, context)));
  const by: Grant[] = [];
  for (const resource of resources) {
    const fits = apply.flatMap((statement) =>
      grantsIn(statement)
        .filter((grant) => like(grant.action, action, 'i') && like(grant.resource, resource))
        .map((grant) => ({ grant, effect: statement.effect })),
    );
    if (fits.some(({ effect }) => effect === 'Deny'))
      return { refused: `${action} on ${resource} is denied` };
    if (fits.length === 0) return { refused: `nothing allows ${action} on ${resource}` };
    by.push(...fits.map(({ grant }) => grant));
  }
  return resources.length === 0 ? { refused: `${action} on nothing` } : { by };
}

export function grantsIn({ actions, resources }: Statement): readonly Grant[] {
  return actions.flatMap((action) => resources.map((resource) => ({ action, resource })));
}

/** `*` is any text, `?` one character. */
export function like(pattern: string, text: string, flags = ''): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, `s${flags}`).test(text);
}

function holds({ operator, key, values }: Condition, context: Request['context']): boolean {
  const found = context[key];
  if (found === undefined) return false;
  switch (operator) {
    case 'Bool':
      return values.some((value) => value.toLowerCase() === found.toLowerCase());
    case 'StringEquals':
      return values.includes(found);
    case 'StringLike':
    // Both ARN operators take wildcards.
    case 'ArnEquals':
    case 'ArnLike':
      return values.some((value) => like(value, found));
  }
}
