import type { ReasonCode } from '../../shared/core/reasons.ts';
import { REASONS } from '../../shared/core/reasons.ts';
import type { Verification } from '../../shared/core/tracker.ts';
import { config, project } from '../support/receive/config.ts';
import type { Answer, Desk } from '../support/receive/desk.ts';
import { desk } from '../support/receive/desk.ts';
import type { Shot } from './shot.ts';

/** What the whole of receive made of one request. */
export interface Answered {
  readonly status: number;
  /** `accepted`, `duplicate`, … or `refused`; to HEAD nothing is said. */
  readonly outcome: string;
  readonly reason: string;
  readonly wrong: readonly string[];
}

/** A desk keeps what it accepts. */
const REQUESTS_PER_DESK = 500;
/** What an answer may say to somebody who was not verified. */
const TO_A_STRANGER = ['outcome', 'reason'];
/** What is said before a signature is looked at. */
const BEFORE: readonly string[] = [
  'not_found',
  'method_not_allowed',
  'unknown_connection',
  'body_too_large',
  'content_encoded',
  'unsupported_media_type',
] satisfies ReasonCode[];

/** Receive as it is deployed, on stores in memory: every request goes in at the front door. */
export function frontDoor(): (shot: Shot, ours: Verification) => Promise<Answered> {
  let open: Desk | undefined;
  let requests = 0;
  return async (shot, ours) => {
    if (requests++ % REQUESTS_PER_DESK === 0) open = undefined;
    open ??= desk();
    open.given.now = shot.now;
    open.given.config = config({ connections: [shot.connection], projects: [project(shot.from)] });
    try {
      const answer = await open.post(shot);
      const { outcome = 'in silence', reason = '' } = answer.body ?? {};
      return { status: answer.status, outcome, reason, wrong: wrongIn(shot, answer, ours) };
    } catch (error) {
      return { status: 0, outcome: '', reason: '', wrong: [`receive threw ${error}`] };
    }
  };
}

/** What must not be, in a sentence each. */
function wrongIn({ method }: Shot, { status, body, calls }: Answer, ours: Verification): string[] {
  // Without a body there is nothing to compare.
  if (method === 'HEAD') return calls.length > 0 || status >= 500 ? [`${status} to HEAD`] : [];
  const wrong: string[] = [];
  const { outcome, reason } = body;
  const documented = Object.entries(REASONS).find(([code]) => code === reason)?.[1];
  if (!documented) return [`${status} ${reason} is not in docs/reasons.md`];
  if (documented.of !== outcome || documented.status !== status)
    wrong.push(
      `${reason} is documented as ${documented.of} ${documented.status}, not ${outcome} ${status}`,
    );
  if (status >= 500 && reason !== 'no_secret') wrong.push(`${status} ${reason}`);
  if (outcome !== 'refused') {
    if ('refused' in ours) wrong.push(`${outcome}, though the verifier says ${ours.refused}`);
    return wrong;
  }
  if (calls.length > 0) wrong.push(`refused, and yet ${calls.join(', ')} was called`);
  const said = Object.keys(body).filter((key) => !TO_A_STRANGER.includes(key));
  if (said.length > 0) wrong.push(`refused, and yet told ${said.join(', ')}`);
  const expected = 'refused' in ours ? ours.refused : undefined;
  if (reason !== expected && !BEFORE.includes(reason))
    wrong.push(`refused as ${reason}, though the verifier says ${expected ?? 'it fits'}`);
  return wrong;
}
