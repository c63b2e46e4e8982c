import type { GraphQLSchema } from 'graphql';
import { execute, GraphQLError, parse, validate } from 'graphql';
import type { Context } from './context.ts';
import { root } from './schema.ts';

interface Asked {
  readonly query?: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** Runs one GraphQL request. What Linear refuses to run is a 400; what fails while running is an error in a 200. */
export async function answer(
  schema: GraphQLSchema,
  asked: Asked,
  context: Context,
): Promise<Response> {
  try {
    const document = parse(asked.query ?? '');
    const errors = validate(schema, document);
    if (errors.length > 0) return refused(errors);
    const { variables: variableValues, operationName } = asked;
    const result = await execute({
      schema,
      document,
      rootValue: root,
      contextValue: context,
      variableValues,
      operationName,
    });
    return Response.json(result);
  } catch (error) {
    if (error instanceof GraphQLError) return refused([error]);
    throw error;
  }
}

function refused(errors: readonly GraphQLError[]): Response {
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED', type: 'graphql error', userError: true };
  const list = errors.map(({ message, locations }) => ({ message, locations, extensions }));
  return Response.json({ errors: list }, { status: 400 });
}
