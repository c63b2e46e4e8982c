import * as z from 'zod/mini';

/** A delivery that is not asked for any more. All times are epoch milliseconds. */
const GivenUpSchema = z.object({
  guid: z.string(),
  /** Its newest sending, which is what is asked for again; when that was, and what it was answered: 0 when there was no answer. */
  id: z.string(),
  at: z.number(),
  status: z.number(),
  event: z.string(),
  /** When the first sending that we know of failed. */
  since: z.number(),
  /** How often it was asked for again. */
  asked: z.number(),
});
export type GivenUp = z.infer<typeof GivenUpSchema>;

/** One of which no sending succeeded so far. */
const MissedSchema = z.extend(GivenUpSchema, {
  /** Not to be asked for before. */
  nextAt: z.number(),
});
export type Missed = z.infer<typeof MissedSchema>;

/** How far the log of one hook is read, and what it owes us. */
const HookMarkSchema = z.object({
  hook: z.string(),
  etag: z.optional(z.string()),
  /** Everything that was sent up to here is read, but for the backlog. */
  newest: z.optional(z.number()),
  /** What one visit could not read: from this cursor back to this time. */
  backlog: z.optional(z.object({ cursor: z.string(), until: z.number() })),
  missed: z.array(MissedSchema),
  /** The newest first. */
  givenUp: z.array(GivenUpSchema),
  /** How many were asked for again, and came. */
  recovered: z.number(),
});
export type HookMark = z.infer<typeof HookMarkSchema>;

export const ProblemSchema = z.object({
  /** When a person was told of it last. */
  at: z.number(),
  means: z.string(),
  hint: z.optional(z.string()),
});
export type Problem = z.infer<typeof ProblemSchema>;

/** What sweep remembers of one place with hooks. */
export const CheckpointSchema = z.object({
  connection: z.string(),
  place: z.string(),
  /** Grows with every write; 0 before the first. */
  version: z.number(),
  /** Not to be visited before. */
  dueAt: z.number(),
  /** When its hooks were listed, for which address, and what names that list. */
  hooksAt: z.optional(z.number()),
  hooksFor: z.optional(z.string()),
  hooksEtag: z.optional(z.string()),
  hooks: z.array(HookMarkSchema),
  /** What a person must mend: why it could not be read, or asked. */
  problem: z.optional(ProblemSchema),
});
export type Checkpoint = z.infer<typeof CheckpointSchema>;
