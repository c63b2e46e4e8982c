import * as z from 'zod/mini';

/** Where a ticket is that was made for a claim; see `TicketRef`. */
const MadeSchema = z.object({
  ticket: z.object({
    key: z.string(),
    readableId: z.string(),
    connection: z.string(),
    id: z.string(),
    account: z.string(),
    url: z.exactOptional(z.string()),
  }),
  /** When the tracker made it, by its clock. */
  at: z.number(),
  precisionMs: z.number(),
});
export type Made = z.infer<typeof MadeSchema>;

/** What whoever handed it in is told, the first time and each time after. */
const HandedInSchema = z.object({
  /** The ticket's readable id. */
  ticket: z.string(),
  url: z.exactOptional(z.string()),
  tracker: z.string(),
  task: z.exactOptional(z.string()),
});
export type HandedIn = z.infer<typeof HandedInSchema>;

/** That somebody takes in one thing which a program hands in: whoever writes it makes the ticket, everybody else waits. */
export const ClaimSchema = z.object({
  /** Names what was handed in, whatever words it came in. */
  id: z.string(),
  /** Grows with every write; 0 before the first. */
  version: z.number(),
  /** When it came first, epoch milliseconds. */
  at: z.number(),
  /** The digest of the body that came first. */
  request: z.string(),
  /** Until then it is somebody's; after that, unless it is done, anybody's who asks again. */
  leaseUntil: z.number(),
  /** The ticket in the tracker, once it is there. */
  made: z.exactOptional(MadeSchema),
  done: z.exactOptional(HandedInSchema),
});
export type Claim = z.infer<typeof ClaimSchema>;
