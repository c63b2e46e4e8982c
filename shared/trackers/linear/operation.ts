import type * as z from 'zod/mini';

/** A GraphQL document, and what is read of its answer. */
export interface Operation<Variables, Answer> {
  /** What errors call it. */
  readonly name: string;
  readonly document: string;
  readonly answer: z.ZodMiniType<Answer>;
  /** Never there: it only says which variables the document takes. */
  readonly takes?: Variables;
}

/** Sends one operation and answers its data, or throws a `BackendError`. */
export type Ask = <Variables, Answer>(
  operation: Operation<Variables, Answer>,
  variables: Variables,
) => Promise<Answer>;

export type Heard = (headers: Headers) => void;

/** Begins one call of the port: everything that is asked with its `Ask`. */
export type Begin = (heard?: Heard) => Ask;
