import { GraphQLError } from 'graphql';

const KINDS = {
  'invalid input': 'INPUT_ERROR',
  'authentication error': 'AUTHENTICATION_ERROR',
  forbidden: 'FORBIDDEN',
} as const;

/** An error as Linear words it: what it is in `extensions`, for people in `userPresentableMessage`. */
export function failure(kind: keyof typeof KINDS, message: string): GraphQLError {
  const extensions = {
    type: kind,
    code: KINDS[kind],
    userError: true,
    userPresentableMessage: message,
  };
  return new GraphQLError(message, { extensions });
}

export function notFound(type: string): GraphQLError {
  return failure('invalid input', `Entity not found: ${type} - Could not find referenced ${type}.`);
}
