import * as z from 'zod/mini';

/** From where a program took a ticket that it handed in: its own names, so that the work can be followed back. Strangers' words. */
export const TraceSchema = z.object({
  sourceType: z.string(),
  sourceId: z.string(),
  triggeringEventId: z.string(),
  activityDefinitionId: z.string(),
  /** As it was asked for, whatever became of it. */
  targetRepo: z.optional(z.string()),
  dueInDays: z.optional(z.int()),
});
export type Trace = z.infer<typeof TraceSchema>;
