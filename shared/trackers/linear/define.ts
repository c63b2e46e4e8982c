import * as z from 'zod/mini';
import type { Operation } from './operation.ts';

/** A document for variables of a type, and how its answer is read; errors call it by the document's own name. */
export function operation<Variables>() {
  return <Answer>(
    document: string,
    answer: z.ZodMiniType<Answer>,
  ): Operation<Variables, Answer> => ({
    name: /^\w+ (\w+)/.exec(document)?.[1] ?? 'Linear',
    document,
    answer,
  });
}

/** What Linear calls a connection, as far as its rows go. */
export function list<Item>(item: z.ZodMiniType<Item>) {
  return z.object({ nodes: z.array(item) });
}
