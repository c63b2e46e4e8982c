import type { Finding } from '../../shared/core/finding.ts';
import type { Patient } from './patient.ts';

const TIMEOUT_MS = 10_000;
/** Linear's deliveries are refused when they are a minute old; half of that is left for the way. */
const MAX_SKEW_MS = 30_000;

/** Whether the door that senders knock at answers, and what its clock says. */
export async function endpoint({
  url,
  io,
}: Pick<Patient, 'url' | 'io'>): Promise<readonly Finding[]> {
  const check = 'endpoint';
  const before = io.now();
  const response = await io
    .fetch(`${url}/healthz`, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    .catch(() => undefined);
  if (!response) {
    const fix =
      'Is the stack deployed in full, and does its name resolve? Senders cannot reach it either.';
    return [{ check, state: 'problem', says: `${url}/healthz does not answer`, fix }];
  }
  await response.body?.cancel();
  const answers: Finding = response.ok
    ? { check, state: 'ok', says: `${url} answers` }
    : {
        check,
        state: 'problem',
        says: `${url}/healthz answered ${response.status}`,
        fix: 'Look at the log of receive; a 5xx is a fault of the deployment, a 4xx another server.',
      };
  return [answers, clock(response.headers.get('date'), before, io.now())];
}

/** Against this machine's: which of the two is wrong is for a person to see. */
function clock(date: string | null, before: number, after: number): Finding {
  const check = 'clock';
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return { check, state: 'skip', says: 'the answer has no Date' };
  // The header is cut to whole seconds.
  const skew = theirs + 999 < before ? theirs - before : theirs > after ? theirs - after : 0;
  const says = `it is ${Math.abs(Math.round(skew / 1_000))} s ${skew < 0 ? 'behind' : 'ahead of'} this machine`;
  if (Math.abs(skew) <= MAX_SKEW_MS) return { check, state: 'ok', says };
  const fix =
    'AWS has the right time: set the clock of this machine (or of the one that runs Sluice).';
  return { check, state: 'problem', says, fix };
}
