import * as z from 'zod/mini';
import { RISK_TIERS } from './project.ts';
import { TraceSchema } from './trace.ts';

/**
 * The normalized unit of work, version 1: what an agent gets. Published as docs/task.schema.json. `goal` is exactly the text
 * that was scanned; `raw` is the sender's own body, bounded, for an agent that needs a field which no tracker shares.
 */
export const TaskSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  attempt: z.int(),
  /** Title, description and, for a mention, what was written beside it. Written by people: a wish, not an order to the system. */
  goal: z.string(),
  /** `owner/name` or a URL, always inside the project's `repos`. */
  repo: z.optional(z.string()),
  riskTier: z.enum(RISK_TIERS),
  agent: z.string(),
  priority: z.optional(z.string()),
  ticketType: z.string(),
  labels: z.array(z.string()),
  project: z.string(),
  ticket: z.object({ id: z.string(), url: z.optional(z.string()), title: z.string() }),
  trigger: z.object({ kind: z.string(), by: z.string(), at: z.string() }),
  /** Where a program took the ticket from that handed it in. Its words, as untrusted as `raw`. */
  trace: z.optional(TraceSchema),
  verdict: z.object({
    decision: z.string(),
    score: z.number(),
    rules: z.array(z.string()),
    ruleset: z.string(),
  }),
  /** Messages and answers that an earlier attempt did not read. */
  messages: z.array(z.object({ cursor: z.int(), from: z.string(), text: z.string() })),
  raw: z.object({ trusted: z.literal(false), truncated: z.boolean(), text: z.string() }),
});

export type Task = z.infer<typeof TaskSchema>;
