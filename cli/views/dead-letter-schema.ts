import * as z from 'zod/mini';

const text = z.optional(z.string());

/** A dead letter in one line, as operate answers it. */
export const DeadLetterSchema = z.object({
  message: z.string(),
  queue: z.string(),
  reason: z.string(),
  means: z.string(),
  hint: z.string(),
  ticket: text,
  function: z.string(),
  sent: text,
  putAside: text,
  attempts: z.optional(z.number()),
  receives: z.number(),
  replays: z.number(),
  state: text,
  owed: z.boolean(),
});

export type DeadLetter = z.infer<typeof DeadLetterSchema>;

/** Several of them, and what the queues count. */
export const DeadLettersSchema = z.object({
  letters: z.array(DeadLetterSchema),
  queues: z.array(z.object({ queue: z.string(), waiting: z.number(), inHand: z.number() })),
  more: z.boolean(),
});
