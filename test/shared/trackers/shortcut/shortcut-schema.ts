import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Json } from './letters.ts';

/** One request and its answer. */
export interface Exchange {
  readonly method: string;
  /** With `/api/v3`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

/** Judges what is asked and answered by Shortcut's own description of its API: what is wrong with it, or nothing. */
export function shortcutSchema(shared: string): (exchange: Exchange) => readonly string[] {
  const file = join(shared, 'schemas/shortcut.swagger.json');
  const document: Json = JSON.parse(readFileSync(file, 'utf8'), (_, value) => strict(value));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const { definitions } = document;
  const judge = (what: string, schema: Json, value: unknown) =>
    ajv.validate({ ...schema, definitions }, value) ? [] : [`${what}: ${ajv.errorsText()}`];

  return ({ method, path, query, body, status, answer }) => {
    const given = path.split('/');
    const route = Object.keys(document.paths)
      .toSorted((a, b) => Number(a.includes('{')) - Number(b.includes('{')))
      .find((one) => fits(one.split('/'), given) && document.paths[one][method.toLowerCase()]);
    if (route === undefined) return [`there is no ${method} ${path}`];
    const { parameters = [], responses } = document.paths[route][method.toLowerCase()];
    const known = (where: string) => parameters.filter((each: Json) => each.in === where);
    const named = `${method} ${route}`;
    const [wanted] = known('body');
    return [
      ...[...query.keys()]
        .filter((name) => !known('query').some((each: Json) => each.name === name))
        .map((name) => `${named} takes no ${name}`),
      ...(wanted ? judge(`${named} body`, wanted.schema, body) : []),
      ...(body !== undefined && !wanted ? [`${named} takes no body`] : []),
      ...(responses[status] ? [] : [`${named} never answers ${status}`]),
      ...(responses[status]?.schema
        ? judge(`${named} ${status}`, responses[status].schema, answer)
        : []),
    ];
  };
}

function fits(route: readonly string[], given: readonly string[]): boolean {
  return (
    route.length === given.length &&
    route.every((part, at) => part.startsWith('{') || part === given[at])
  );
}

/** `x-nullable` and `x-oneOf` say what Swagger 2 cannot; and a field that is not named would be dropped in silence. */
function strict(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { 'x-nullable': nullable, 'x-oneOf': oneOf, pattern: _, ...rest } = value;
  const closed = rest.type === 'object' && rest.properties && !rest.additionalProperties;
  const made = {
    ...rest,
    ...(closed && { additionalProperties: false }),
    ...(oneOf && { anyOf: oneOf }),
  };
  if (nullable !== true) return made;
  return { anyOf: [made, { type: 'null' }] };
}
