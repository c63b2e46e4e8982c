import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';

/** One answer of a server that plays GitHub. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** Judges answers by GitHub's own description of its API: what is wrong with one, or nothing. Only those of its table of routes. */
export function githubAnswers(shared: string): (answered: Answered) => readonly string[] {
  const file = join(shared, 'schemas/github-slim.openapi.json');
  const openapi = JSON.parse(readFileSync(file, 'utf8'), (_, value) => {
    // Ajv refuses `nullable` without a type.
    if (value?.nullable === true && value.type === undefined) delete value.nullable;
    // To Ajv, an `enum` without null takes none, whatever `nullable` says.
    if (value?.nullable === true && value.enum && !value.enum.includes(null)) value.enum.push(null);
    return value;
  });
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ ...openapi, $id: 'github' });

  return ({ method, path, status, body }) => {
    const given = path.split('/');
    const route = Object.keys(openapi.paths).find((one) => fits(one.split('/'), given));
    const operation = route && openapi.paths[route][method.toLowerCase()];
    if (!operation) return [`there is no ${method} ${path}`];
    // What everything may answer, and what is said of conditional requests for all routes at once.
    if ([304, 401, 403, 404, 429].includes(status)) return [];
    const [, response] =
      Object.entries<{ $ref?: string }>(operation.responses).find(
        ([code]) => code === `${status}`,
      ) ?? [];
    if (!response) return [`${method} ${path} does not answer ${status}`];
    const base =
      response.$ref ?? `#/paths/${pointer(route)}/${method.toLowerCase()}/responses/${status}`;
    const validate = ajv.getSchema(`github${base}/content/application~1json/schema`);
    if (!validate) return [];
    return validate(body)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message }) => `${path}${instancePath} ${message}`,
        );
  };
}

function fits(path: readonly string[], given: readonly string[]): boolean {
  return (
    path.length === given.length &&
    path.every((part, index) => part.startsWith('{') || part === given[index])
  );
}

/** A path as a part of a JSON pointer in a URI. */
function pointer(path: string): string {
  return encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'));
}
