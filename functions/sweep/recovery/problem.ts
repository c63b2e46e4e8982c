import type { BackendError } from '../../../shared/core/backend-error.ts';
import type { Checkpoint, Problem } from '../../../shared/core/checkpoint.ts';
import { EVERY_MS, HOOKS_MS } from './paces.ts';

const HOUR = 3_600_000;
/** What a person must mend is tried again after this; so is what a sender asks us to wait for, at most. */
const MEND_MS = HOUR;
/** A person is told again of what lasts. */
const TELL_MS = 24 * HOUR;

/** Notes what went wrong, and backs this place off; what went well ends an earlier problem. */
export function withProblem(
  checkpoint: Checkpoint,
  before: Problem | undefined,
  error: BackendError | undefined,
  { address, needs }: { readonly address: string; readonly needs: string },
  now: number,
): { readonly checkpoint: Checkpoint; readonly tell?: Problem } {
  const { problem: _, hooksAt, ...rest } = checkpoint;
  const found = problemOf(checkpoint, error, address, needs);
  const listed = hooksAt === undefined || error?.kind === 'not_found' ? {} : { hooksAt };
  if (!found) return { checkpoint: { ...rest, ...listed } };
  const isNews = before?.means !== found.means || now - before.at >= TELL_MS;
  const problem = { ...found, at: isNews ? now : before.at };
  const dueAt = now + (error ? pause(error, hooksAt !== undefined) : HOOKS_MS);
  return { checkpoint: { ...rest, ...listed, dueAt, problem }, ...(isNews && { tell: problem }) };
}

function problemOf(
  { place, hooks }: Checkpoint,
  error: BackendError | undefined,
  address: string,
  needs: string,
): Omit<Problem, 'at'> | undefined {
  if (!error) {
    return hooks.length > 0
      ? undefined
      : {
          means: `No hook of ${place} sends to ${address}`,
          hint: 'If it sends to another address that leads here, write that as `recovery.url`; if the hook is elsewhere, list where in `recovery.hooks`',
        };
  }
  if (error.passing) return { means: error.message };
  const hint = `To have missed deliveries sent again, ${needs}; or set \`recovery.enabled: false\``;
  return { means: error.message, hint };
}

/** A hook that was listed and is gone is looked for anew; whoever may not list asks again when somebody may have mended it. */
function pause({ passing, kind, retryAfterSeconds = 0 }: BackendError, listed: boolean): number {
  if (passing) return Math.min(MEND_MS, Math.max(EVERY_MS, retryAfterSeconds * 1000));
  return kind === 'not_found' && listed ? EVERY_MS : MEND_MS;
}
