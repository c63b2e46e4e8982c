import { Ajv } from 'ajv';

type Schema = { readonly [key: string]: unknown };
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
  readonly [key: string]: unknown;
}
interface Response {
  readonly $ref?: string;
  readonly schema?: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, Response>>;
}
interface Swagger {
  readonly basePath: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly definitions: Schema;
  readonly responses: Readonly<Record<string, Response>>;
}

/** Watches what is asked and answered, and keeps what was against the API's own description. */
export interface Judge {
  watch(through: typeof fetch): typeof fetch;
  /** Since the last time. */
  problems(): readonly string[];
}

/** Judges by the description that a running Gitea gives of itself. */
export async function judgeBy(url: string): Promise<Judge> {
  const swagger: Swagger = await (await fetch(`${url}/swagger.v1.json`)).json();
  const { paths, definitions, responses, basePath } = swagger;
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    coerceTypes: false,
    allErrors: true,
  });
  let found: string[] = [];
  const check = (what: string, revise: Revise, schema: Schema, value: unknown) => {
    if (!ajv.validate(revised({ ...schema, definitions }, revise), value))
      found.push(`${what}: ${ajv.errorsText()}`);
  };

  function operationOf(method: string, { pathname }: URL) {
    const given = pathname.slice(basePath.length).split('/').map(decodeURIComponent);
    const path = Object.keys(paths).find((one) => fits(one.split('/'), given));
    return path === undefined ? undefined : paths[path]?.[method.toLowerCase()];
  }

  return {
    problems() {
      const told = found;
      found = [];
      return told;
    },
    watch: (through) => async (input, init) => {
      const asked = new Request(input, init);
      const target = new URL(asked.url);
      const what = `${asked.method} ${target.pathname}`;
      const operation = operationOf(asked.method, target);
      const response = await through(input, init);
      if (!operation) {
        found.push(`there is no ${what}`);
        return response;
      }
      for (const name of target.searchParams.keys())
        if (!operation.parameters?.some((one) => one.in === 'query' && one.name === name))
          found.push(`${what}: there is no parameter ${name}`);
      const taken = operation.parameters?.find((one) => one.in === 'body')?.schema;
      const body: unknown = init?.body ? JSON.parse(String(init.body)) : undefined;
      if (taken && body !== undefined) check(`${what} asked`, closed, taken, body);
      if (body !== undefined && !taken) found.push(`${what}: it takes no body`);
      const told = operation.responses[String(response.status)];
      const described = told?.$ref ? responses[told.$ref.split('/').at(-1) ?? ''] : told;
      const text = await response.clone().text();
      if (response.ok && described?.schema && text !== '' && text.trim() !== 'null')
        check(`${what} answered ${response.status}`, nullable, described.schema, JSON.parse(text));
      if (response.ok && !described) found.push(`${what}: ${response.status} is not described`);
      return response;
    },
  };
}

function fits(path: readonly string[], given: readonly string[]): boolean {
  return (
    path.length === given.length &&
    path.every((part, index) => part.startsWith('{') || part === given[index])
  );
}

/** A field that we send and that is not described would be dropped in silence. */
const closed: Revise = (one) =>
  one.type === 'object' && one.properties && !one.additionalProperties
    ? { ...one, additionalProperties: false }
    : one;

/** Gitea writes null for any object, list or time that it does not have, and its description does not say so. */
const nullable: Revise = ({ type, ...one }) =>
  type === 'object' || type === 'array' || one.format === 'date-time'
    ? { ...one, type: [type, 'null'] }
    : { ...one, ...(type !== undefined && { type }) };

type Revise = (schema: Record<string, unknown>) => unknown;

function revised(schema: Schema, revise: Revise): Schema {
  return JSON.parse(JSON.stringify(schema), (_, one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? revise(one) : one,
  );
}
