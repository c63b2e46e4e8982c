import { createHmac, timingSafeEqual } from 'node:crypto';

/** The attempt that a token speaks for, and when its epoch was opened: a ticket that was forgotten has epoch 1 again. */
export interface TokenOf {
  readonly attempt: number;
  readonly openedAt: number;
}

/**
 * The capability of one attempt: HMAC(key, task, attempt, time of opening), so that nothing has to be stored and a start can be
 * repeated with the same one. It can report on this attempt and do nothing else.
 */
export function attemptToken(key: string, task: string, of: TokenOf): string {
  return `${of.attempt}.${of.openedAt.toString(36)}.${mac(key, task, of).toString('base64url')}`;
}

/** What a token speaks for, or `undefined` if it is not a token for this task. Constant time. */
export function attemptOf(token: string, key: string, task: string): TokenOf | undefined {
  const match = /^([1-9]\d{0,5})\.(0|[1-9a-z][0-9a-z]{0,9})\.([A-Za-z0-9_-]{43})$/.exec(token);
  if (!match?.[1] || !match[2] || !match[3] || key === '') return undefined;
  const of = { attempt: Number(match[1]), openedAt: Number.parseInt(match[2], 36) };
  const given = Buffer.from(match[3], 'base64url');
  const expected = mac(key, task, of);
  return given.length === expected.length && timingSafeEqual(given, expected) ? of : undefined;
}

function mac(key: string, task: string, { attempt, openedAt }: TokenOf): Buffer {
  return createHmac('sha256', key).update(`${task}\n${attempt}\n${openedAt}`).digest();
}
