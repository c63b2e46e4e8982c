import * as z from 'zod/mini';
import { ProblemSchema } from './checkpoint.ts';

/** What sweep remembers of the polls of one project. All times are epoch milliseconds. */
export const PollMarkSchema = z.object({
  project: z.string(),
  /** Grows with every write; 0 before the first. */
  version: z.number(),
  /** Not to be polled before. */
  dueAt: z.number(),
  /** The digest of the query that `cursor` and `seen` belong to: another query begins anew. */
  query: z.optional(z.string()),
  cursor: z.optional(z.string()),
  /** By ticket key, when the tickets that were dealt with had changed last. */
  seen: z.record(z.string(), z.number()),
  /** What a person must mend: why it could not be polled. */
  problem: z.optional(ProblemSchema),
});
export type PollMark = z.infer<typeof PollMarkSchema>;
