import type { ApiKey } from '../../shared/core/api-key.ts';
import { BackendError } from '../../shared/core/backend-error.ts';
import type { Claim } from '../../shared/core/claim.ts';
import { decide } from '../../shared/core/decide.ts';
import { digest } from '../../shared/core/digest.ts';
import { goalOf } from '../../shared/core/goal.ts';
import { severer } from '../../shared/core/severer.ts';
import type { Scanner } from '../../shared/core/verdict.ts';
import { takeIn } from '../../shared/intake/take-in.ts';
import type { Answer } from './answer.ts';
import { handedIn, refuse } from './answer.ts';
import { begin } from './begin.ts';
import type { IngestDeps } from './deps.ts';
import type { Destination } from './destination.ts';
import { destinationOf } from './destination.ts';
import type { Begun } from './event-of.ts';
import { eventOf, ticketWithUs } from './event-of.ts';
import { identityOf } from './identity.ts';
import type { TaskSpec } from './task-spec.ts';

/** Longer than the function may run: a claim that is past it belongs to nobody who lives. */
const LEASE_MS = 60_000;

/** What came with a key. */
export interface Handed {
  readonly spec: TaskSpec;
  readonly body: Uint8Array;
  readonly idempotencyKey: string | null;
}

/**
 * Takes in one task that a program hands in. The claim comes first, one conditional write, so that of any number of repetitions at once one
 * makes the ticket; then the ticket, then the task, then what everybody is told. Whatever fails in between leaves the claim open, and the
 * next repetition goes on from there.
 */
export async function handIn(handed: Handed, caller: ApiKey, deps: IngestDeps): Promise<Answer> {
  const { spec } = handed;
  const identity = identityOf(spec, handed.idempotencyKey, caller);
  if ('status' in identity) return identity;
  const request = digest(JSON.stringify(spec));
  const known = await deps.claims.read(identity.id);
  if (known && identity.isOfBody && known.request !== request)
    return refuse('idempotency_key_reused', {
      fields: [{ field: 'Idempotency-Key', problem: 'Expected a new one, as the body is another' }],
    });
  if (known?.done) return handedIn(200, known.done);
  const now = deps.now();
  if (known && known.leaseUntil > now) return busy(known.leaseUntil - now);

  const to = destinationOf(spec, caller, await deps.config.read(), deps.trackers);
  if (!to) {
    const problem = 'Expected a repository of a project that takes what is handed in';
    return refuse('target_unknown', { fields: [{ field: 'target_repo', problem }] });
  }
  const fresh: Claim = { id: identity.id, version: 0, at: now, request, leaseUntil: 0 };
  const open = known ?? fresh;
  const why = refusal(spec, open, to, caller);
  if (why) return why;
  const mine = await deps.claims.write({ ...open, leaseUntil: now + LEASE_MS });
  if (!mine) return busy(LEASE_MS);
  return await take(handed, mine, to, caller, deps);
}

/** Whoever takes the longest is done by then, or dead: mostly it is a moment. */
function busy(ms: number): Answer {
  return refuse('being_taken_in', { retryAfterSeconds: Math.min(Math.ceil(ms / 1000), 2) });
}

/** A task that the project would not start is refused before anything is made for it. */
function refusal(
  spec: TaskSpec,
  claim: Claim,
  to: Destination,
  caller: ApiKey,
): Answer | undefined {
  const event = eventOf(spec, ticketWithUs(spec, claim, to, caller), caller);
  const intent = decide(event, to.connection, [to.project]);
  if (intent.kind === 'start') return undefined;
  const field =
    intent.kind === 'nothing' && intent.reason === 'label_excluded' ? 'labels' : 'target_repo';
  const problem = `Expected one that project ${to.project.name} takes`;
  return refuse('project_refuses', { fields: [{ field, problem }] });
}

async function take(
  handed: Handed,
  mine: Claim,
  to: Destination,
  caller: ApiKey,
  deps: IngestDeps,
): Promise<Answer> {
  let claim = mine;
  try {
    const begun = await begin(handed.spec, mine, to, caller, deps);
    claim = begun.claim;
    const receipt = await start(handed, claim, begun.begun, to, caller, deps);
    const { readableId, url } = begun.begun.ticket;
    const done = {
      ticket: readableId,
      tracker: to.tracker.name,
      ...(url === undefined ? {} : { url }),
      ...(receipt.taskId === undefined ? {} : { task: receipt.taskId }),
    };
    // Whoever took the claim over comes to the same.
    await deps.claims.write({ ...claim, done });
    return { ...handedIn(201, done), taken: { receipt, connection: to.connection.name } };
  } catch (error) {
    // The next may go on at once.
    await deps.claims.write({ ...claim, leaseUntil: 0 }).catch(() => undefined);
    if (!(error instanceof BackendError)) throw error;
    if (error.kind === 'invalid_argument') return refuse('tracker_refuses', { cause: error });
    const { retryAfterSeconds } = error;
    return refuse('tracker_unavailable', {
      cause: error,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
}

/** As a delivery is taken in. Its key names the claim and the words, so that a repetition in other words is judged by its own. */
function start(
  { spec, body }: Handed,
  claim: Claim,
  begun: Begun,
  to: Destination,
  caller: ApiKey,
  deps: IngestDeps,
) {
  const event = eventOf(spec, begun, caller);
  const { title, description } = event.ticket;
  const key = digest(JSON.stringify(['api', claim.id, digest(body), title, description]));
  const delivery = {
    connection: to.connection.name,
    headers: new Headers({ 'content-type': 'application/json' }),
    body,
    receivedAt: claim.at,
  };
  const source = { connection: to.connection, tracker: to.tracker, delivery, verified: { key } };
  return takeIn({ event }, source, [to.project], { ...deps, scan: alsoAsItCame(spec, deps.scan) });
}

/** The ticket shows what was written as code, which weighs less with the scanner than the same words in the open. */
function alsoAsItCame(spec: TaskSpec, scan: Scanner): Scanner {
  return (input, settings) =>
    severer(scan(input, settings), scan({ ...input, text: goalOf(spec) }, settings));
}
