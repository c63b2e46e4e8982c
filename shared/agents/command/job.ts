import * as z from 'zod/mini';

/** How long things take here; tests are in more of a hurry. */
export const TIMING = {
  heartbeatMs: 15_000,
  /** Between being asked to end and being ended. */
  graceMs: 10_000,
  /** How long a server that does not answer is waited for with a result. */
  reportForMs: 3_600_000,
  /** The first pause between two tries, doubled each time. */
  reportPauseMs: 1_000,
} as const;

/** What a supervisor has to know; kept in a file that only its user can read, and removed when the run is over. */
export const JobSchema = z.object({
  argv: z.array(z.string()),
  cwd: z.string(),
  taskId: z.string(),
  attempt: z.int(),
  url: z.string(),
  token: z.string(),
  deadlineSeconds: z.number(),
  timing: z.object({
    heartbeatMs: z.number(),
    graceMs: z.number(),
    reportForMs: z.number(),
    reportPauseMs: z.number(),
  }),
});

export type Job = z.infer<typeof JobSchema>;
