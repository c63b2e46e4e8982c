import * as z from 'zod/mini';

/** What `operate` says of a brake. */
export const BrakeSchema = z.object({
  scope: z.string(),
  since: z.string(),
  by: z.string(),
  reason: z.optional(z.string()),
});
