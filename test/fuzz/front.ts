import type { ReasonCode } from '../../shared/core/reasons.ts';
import { REASONS } from '../../shared/core/reasons.ts';
import type { Verification } from '../../shared/core/tracker.ts';
import type { Answer } from '../support/receive/desk.ts';
import { freshDesk } from './fresh-desk.ts';
import { gatewayDoor } from './gateway.ts';
import type { Shot } from './shot.ts';

/** What the whole of receive made of one request. */
export interface Answered {
  readonly status: number;
  /** `accepted`, `duplicate`, … or `refused`; to HEAD nothing is said. */
  readonly outcome: string;
  readonly reason: string;
  readonly wrong: readonly string[];
}

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

/** Receive on stores in memory: every request goes in at the front door, and once more as API Gateway hands it over. */
export function frontDoor(): (shot: Shot, ours: Verification) => Promise<Answered> {
  const deskFor = freshDesk();
  const throughGateway = gatewayDoor();
  return async (shot, ours) => {
    try {
      const answer = await deskFor(shot).post(shot);
      const { outcome = 'in silence', reason = '' } = answer.body ?? {};
      const wrong = wrongIn(shot, answer, ours);
      const again = await throughGateway(shot);
      // The adapter writes the true length over what was said, so there the answers may differ.
      const differs = again !== answer.status && !shot.headers.has('content-length');
      const unasked = again >= 500 && !('refused' in ours && ours.refused === 'no_secret');
      if (differs || unasked) wrong.push(`${answer.status} here, ${again} through the gateway`);
      return { status: answer.status, outcome, reason, wrong };
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
