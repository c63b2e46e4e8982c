import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getVariableValues, Kind, parse, validate } from 'graphql';
import type { Sent } from './lab.ts';

/** Judges requests by Linear's own schema: what is wrong with one, or nothing. */
export function linearSchema(
  shared: string,
): (sent: Pick<Sent, 'query' | 'variables'>) => readonly string[] {
  const schema = buildSchema(readFileSync(join(shared, 'schemas/linear-schema.graphql'), 'utf8'));
  const known = new Map<string, readonly string[]>();
  return ({ query, variables }) => {
    const document = parse(query);
    const problems = known.get(query) ?? validate(schema, document).map(({ message }) => message);
    known.set(query, problems);
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION)
      return [...problems, `no operation: ${query}`];
    const { errors = [] } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      variables,
    );
    return [...problems, ...errors.map(({ message }) => message)];
  };
}
