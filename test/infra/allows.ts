/** Who asks for what, as AWS sees it. */
export interface Request {
  readonly service: string;
  readonly action: string;
  readonly context: Readonly<Record<string, string>>;
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * Whether a resource's policy lets a service in: something allows it, nothing denies it. Knows the operators that our policies use and throws
 * on any other. `Ref`s in conditions are compared by their name.
 */
export function allows(
  { Statement }: { readonly Statement: readonly Statement[] },
  request: Request,
): boolean {
  const fits = Statement.filter((each) => isAbout(each, request));
  return (
    fits.some(({ Effect }) => Effect === 'Allow') && !fits.some(({ Effect }) => Effect === 'Deny')
  );
}

function isAbout({ Principal, Action, Condition = {} }: Statement, request: Request): boolean {
  const services = Principal === '*' ? '*' : (Principal.Service ?? Principal.AWS);
  const principal = [services].flat().some((each) => each === '*' || each === request.service);
  const action = [Action].flat().some((each) => wildcard(each).test(request.action));
  return (
    principal &&
    action &&
    Object.entries(Condition).every(([operator, wanted]) =>
      Object.entries(wanted).every(([key, value]) => holds(operator, request.context[key], value)),
    )
  );
}

function holds(operator: string, given: string | undefined, wanted: unknown): boolean {
  const value = typeof wanted === 'string' ? wanted : String(Reflect.get(Object(wanted), 'Ref'));
  if (operator === 'StringEquals' || operator === 'Bool') return given === value;
  throw new Error(`an operator that is not known here: ${operator}`);
}

function wildcard(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'i');
}
