import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Asked } from './emulated.ts';

type Schema = { readonly [key: string]: unknown };
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

/** Judges requests by GitHub's own description of its API: what is wrong with one, or nothing. */
export function githubSchema(shared: string): (asked: Asked) => readonly string[] {
  const file = join(shared, 'schemas/github-slim.openapi.json');
  const document: Document = JSON.parse(readFileSync(file, 'utf8'), (_, value) => strict(value));
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    coerceTypes: true,
    allErrors: true,
  });
  const { components } = document;
  const judge = (what: string, schema: Schema, value: unknown) => {
    const valid = ajv.validate({ ...schema, components }, value);
    return valid ? [] : [`${what}: ${ajv.errorsText()}`];
  };

  return ({ method, url, body }) => {
    const given = url.pathname.split('/').map(decodeURIComponent);
    const path = Object.keys(document.paths).find((one) => fits(one.split('/'), given));
    const operation = path && document.paths[path]?.[method.toLowerCase()];
    if (!path || !operation) return [`there is no ${method} ${url.pathname}`];
    const parameters = (operation.parameters ?? []).map(({ $ref, ...inline }) =>
      $ref ? components.parameters[$ref.split('/').at(-1) ?? ''] : inline,
    );
    const problems = [...url.searchParams].flatMap(([name, value]) => {
      const known = parameters.find((one) => one?.in === 'query' && one.name === name);
      return known ? judge(name, known.schema, value) : [`there is no parameter ${name}`];
    });
    for (const [index, part] of path.split('/').entries()) {
      const known = parameters.find((one) => `{${one?.name}}` === part);
      if (known) problems.push(...judge(known.name, known.schema, given[index]));
    }
    const wanted = operation.requestBody;
    if (body === undefined)
      return wanted?.required ? [...problems, 'the body is missing'] : problems;
    const schema = wanted?.content['application/json']?.schema;
    return schema
      ? [...problems, ...judge('body', schema, body)]
      : [...problems, 'it takes no body'];
  };
}

function fits(path: readonly string[], given: readonly string[]): boolean {
  return (
    path.length === given.length &&
    path.every((part, index) => part.startsWith('{') || part === given[index])
  );
}

/** Ajv refuses `nullable` without a type; and a field that GitHub does not name would be dropped in silence. */
function strict(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { nullable, ...rest }: { nullable?: unknown; [key: string]: unknown } = { ...value };
  const known = 'type' in rest ? { ...rest, ...(nullable !== undefined && { nullable }) } : rest;
  const closed =
    rest.type === 'object' && 'properties' in rest && !('additionalProperties' in rest);
  return closed ? { ...known, additionalProperties: false } : known;
}
