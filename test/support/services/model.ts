import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { MOTO_VARIABLE } from './moto.ts';

interface Shape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

/** What a service publishes of itself, in the form that botocore ships. */
interface Published {
  readonly operations: Readonly<
    Record<string, Readonly<Partial<Record<'input' | 'output', { readonly shape: string }>>>>
  >;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const JSON_TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  double: 'number',
};

/** The published model of a service, out of the environment that moto is in; `undefined` where that is not. */
export function modelOf(service: string) {
  const published = read(service);
  return (
    published && {
      wrongWith: (operation: string, input: unknown) =>
        wrongWith(published, operation, 'input', input),
      wrongAnswer: (operation: string, output: unknown) =>
        wrongWith(published, operation, 'output', output),
    }
  );
}

function read(service: string): Published | undefined {
  const moto = process.env[MOTO_VARIABLE];
  if (!moto) return undefined;
  const folder = join(dirname(moto), '../lib/python*/site-packages/botocore/data', service);
  const file = globSync(join(folder, '*/service-2.json.gz')).sort().at(-1);
  return file === undefined ? undefined : JSON.parse(gunzipSync(readFileSync(file)).toString());
}

/** What an input or an answer has that the model does not allow, one line each. */
function wrongWith(
  { operations, shapes }: Published,
  operation: string,
  half: 'input' | 'output',
  value: unknown,
): string[] {
  const found = operations[operation];
  if (!found) return [`${operation} is no operation`];
  const { [half]: whole } = found;
  return whole ? wrong(whole.shape, value, operation) : [];

  function wrong(name: string, value: unknown, at: string): string[] {
    const shape = shapes[name];
    if (!shape) return [`${at}: the model has no ${name}`];
    if (shape.type === 'structure') {
      if (typeof value !== 'object' || value === null) return [`${at} is no structure`];
      const missing = (shape.required ?? []).filter((key) => !(key in value));
      return [
        ...missing.map((key) => `${at}.${key} is missing`),
        ...Object.entries(value).flatMap(([key, inner]) => {
          const member = shape.members?.[key];
          return member ? wrong(member.shape, inner, `${at}.${key}`) : [`${at}.${key} is unknown`];
        }),
      ];
    }
    if (shape.type === 'list') {
      if (!Array.isArray(value)) return [`${at} is no list`];
      const { member } = shape;
      return [
        ...outside(shape, value.length, at),
        ...value.flatMap((inner, index) =>
          member ? wrong(member.shape, inner, `${at}[${index}]`) : [],
        ),
      ];
    }
    if (typeof value !== (JSON_TYPES[shape.type] ?? 'object')) return [`${at} is no ${shape.type}`];
    if (typeof value !== 'string') return [];
    const { pattern } = shape;
    return [
      ...outside(shape, value.length, at),
      ...(shape.enum && !shape.enum.includes(value) ? [`${at} is none of ${shape.enum}`] : []),
      ...(pattern && !new RegExp(`^(?:${pattern})$`, 's').test(value)
        ? [`${at} is not ${pattern}`]
        : []),
    ];
  }
}

function outside({ min = 0, max = Number.POSITIVE_INFINITY }: Shape, size: number, at: string) {
  return size < min || size > max ? [`${at} has ${size}, not ${min} to ${max}`] : [];
}
