import * as z from 'zod/mini';

const text = z.optional(z.string());

const TraceSchema = z.object({
  sourceType: z.string(),
  sourceId: z.string(),
  triggeringEventId: z.string(),
  activityDefinitionId: z.string(),
  targetRepo: text,
  dueInDays: z.optional(z.number()),
});

/** What `operate` says of a task in one line. */
export const TaskLineSchema = z.object({
  task: z.string(),
  ticket: z.string(),
  url: text,
  project: text,
  state: text,
  reason: text,
  attempt: z._default(z.number(), 0),
  place: z.optional(z.number()),
  agent: text,
  risk: text,
  startedBy: text,
  opened: text,
  ended: text,
});

export type TaskLine = z.infer<typeof TaskLineSchema>;

/** Everything that it says of one. */
export const TaskSchema = z.extend(TaskLineSchema, {
  title: text,
  means: text,
  hint: text,
  detail: text,
  repo: text,
  trigger: text,
  trace: z.optional(TraceSchema),
  approver: text,
  digest: text,
  verdict: z.optional(
    z.object({ decision: z.string(), score: z.number(), ruleset: z.string(), second: text }),
  ),
  findings: z.optional(
    z.array(
      z.object({
        rule: z.string(),
        means: z.string(),
        excerpt: z.string(),
        at: z.optional(z.object({ place: z.string(), line: z.int() })),
      }),
    ),
  ),
  question: text,
  progress: text,
  history: z.optional(
    z.array(z.object({ at: z.string(), to: z.string(), reason: z.string(), by: text })),
  ),
  due: text,
  owed: z.optional(
    z.object({ start: z.boolean(), stop: z.boolean(), archive: z.boolean(), show: z.number() }),
  ),
  writeBack: z.optional(
    z.object({
      error: z.string(),
      givenUp: z.boolean(),
      tries: z.optional(z.number()),
      next: text,
    }),
  ),
  result: z.optional(
    z.object({
      success: z.boolean(),
      summary: text,
      merge_request_url: text,
      branch_name: text,
      token_usage: z.optional(z.object({ input_tokens: z.number(), output_tokens: z.number() })),
      cost_estimate_usd: z.optional(z.number()),
      exit_code: z.optional(z.number()),
    }),
  ),
});

export type Task = z.infer<typeof TaskSchema>;
