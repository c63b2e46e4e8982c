import type { Options, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import type { Exchange } from './exchange.ts';

type Json = Readonly<Record<string, unknown>>;
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Json;
}
interface Content {
  readonly content?: { readonly 'application/json'?: { readonly schema: Json } };
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Json;
}

/** Where the description says something else than GitLab does, by a field's name and, of one name that has several, its text. */
const AS_IT_IS: readonly {
  readonly name: RegExp;
  readonly text?: string;
  readonly is: (said: Json) => Json;
}[] = [
  {
    // The list is what GitLab makes of it.
    name: /^(add_|remove_)?labels$/,
    text: 'Comma-separated list of label names',
    is: () => ({ type: 'string' }),
  },
  {
    // A number in every example of https://docs.gitlab.com/api/members/.
    name: /^access_level$/,
    is: () => ({ type: 'integer' }),
  },
  { name: /^assignees$/, is: (said) => listOf(said) },
];

/**
 * Judges what is asked and answered by GitLab's own description of its API: what is wrong with it, or nothing. A field that is not described
 * would be dropped in silence, so it is wrong.
 *
 * @param description OpenAPI 3.0 in JSON, as `doc/api/openapi/openapi_v3.yaml` of GitLab's source is in YAML.
 */
export function gitlabSchema(description: string): (exchange: Exchange) => readonly string[] {
  const { paths, components }: OpenApi = JSON.parse(description, (_, value) =>
    closed(corrected(value)),
  );
  const strict = judging({ allErrors: true }, components);
  const lenient = judging({ coerceTypes: true }, components);
  const schemaOf = (content: Content | undefined) => content?.content?.['application/json']?.schema;

  return ({ method, path, query, body, status, answer }) => {
    const given = path.split('/');
    const route = Object.keys(paths)
      .filter((one) => paths[one]?.[method.toLowerCase()] && fits(one.split('/'), given))
      .toSorted((one, other) => one.split('{').length - other.split('{').length)[0];
    const operation = paths[route ?? '']?.[method.toLowerCase()];
    if (!operation) return [`there is no ${method} ${path}`];
    const { parameters = [], requestBody, responses } = operation;
    const named = `${method} ${route}`;
    const takes = schemaOf(requestBody);
    const told = schemaOf(responses[status]);
    const isPaged = parameters.some((one) => one.name === 'per_page');
    const answers = told && isPaged ? listOf(told) : told;
    return [
      ...[...query].flatMap(([name, value]) => {
        const known = parameters.find((one) => one.in === 'query' && one.name === name);
        return known
          ? lenient(`${named} ${name}`, known.schema, value)
          : [`${named} takes no ${name}`];
      }),
      ...(takes && body !== undefined ? strict(`${named} body`, takes, body) : []),
      ...(body !== undefined && !takes ? [`${named} takes no body`] : []),
      ...(status < 300 && !responses[status] ? [`${named} does not answer ${status}`] : []),
      ...(status < 300 && answers && answer !== undefined
        ? strict(`${named} ${status}`, answers, answer)
        : []),
      ...(status < 300 && answer !== undefined && !answers ? [`${named} answers no body`] : []),
    ];
  };
}

/** Each schema is compiled once. */
function judging(options: Options, components: Json) {
  const ajv = new Ajv({ strict: false, validateFormats: false, ...options });
  const compiled = new Map<Json, ValidateFunction>();
  return (what: string, schema: Json, value: unknown): readonly string[] => {
    const isRight =
      compiled.get(schema) ?? ajv.compile({ properties: { value: schema }, components });
    compiled.set(schema, isRight);
    if (isRight({ value })) return [];
    return [`${what}: ${ajv.errorsText(isRight.errors, { dataVar: '' })}`];
  };
}

function fits(route: readonly string[], given: readonly string[]): boolean {
  return (
    route.length === given.length &&
    route.every((part, at) => part.startsWith('{') || part === given[at])
  );
}

function corrected(value: unknown): unknown {
  if (!isJson(value) || !isJson(value.properties)) return value;
  const properties = Object.entries(value.properties).map(([name, said]) => {
    if (!isJson(said)) return [name, said] as const;
    const row = AS_IT_IS.find(
      (one) => one.name.test(name) && (one.text === undefined || said.description === one.text),
    );
    return [name, row?.is(said) ?? said] as const;
  });
  return { ...value, properties: Object.fromEntries(properties) };
}

/** Some lists are described as one of their things. */
function listOf(said: Json): Json {
  return said.type === 'array' ? said : { type: 'array', items: said };
}

/** GitLab writes null for any text, time or thing that it does not have; of an answer the description does not say so. A list is never null. */
function closed(value: unknown): unknown {
  if (!isJson(value)) return value;
  const { nullable: _, ...rest } = value;
  const isThing = rest.type === 'object' && isJson(rest.properties) && !rest.additionalProperties;
  return isThing
    ? { ...rest, additionalProperties: false, properties: orNull(rest.properties as Json) }
    : rest;
}

function orNull(properties: Json): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) =>
      isJson(schema) && schema.type !== 'array'
        ? [name, { anyOf: [schema, { type: 'null' }] }]
        : [name, schema],
    ),
  );
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
