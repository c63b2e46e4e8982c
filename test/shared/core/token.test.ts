import { describe, expect, test } from '@jest/globals';
import { attemptOf, attemptToken } from '../../../shared/core/token.ts';

const KEY = 'a key';
const TASK = 'github:acme:7:1';
const OF = { attempt: 2, openedAt: 1_700_000_000_000 };
const OPENED = OF.openedAt.toString(36);
const token = attemptToken(KEY, TASK, OF);
const mac = token.slice(`2.${OPENED}.`.length);

describe('a token', () => {
  test('speaks for its attempt', () => {
    expect(attemptOf(token, KEY, TASK)).toEqual(OF);
  });

  test('is the same every time, so that a start can be repeated', () => {
    expect(attemptToken(KEY, TASK, OF)).toBe(token);
  });

  test('has one form: the attempt, the time of opening, 32 bytes', () => {
    expect(token).toMatch(/^2\.[0-9a-z]{8}\.[A-Za-z0-9_-]{43}$/);
    expect(Buffer.from(mac, 'base64url')).toHaveLength(32);
  });

  test.each([
    { given: 'another task', task: 'github:acme:7:2' },
    { given: 'another ticket', task: 'github:acme:8:1' },
    { given: 'another key', key: 'another key' },
    { given: 'an empty key', key: '' },
    { given: 'another attempt', token: `3.${OPENED}.${mac}` },
    { given: 'an attempt written otherwise', token: `02.${OPENED}.${mac}` },
    { given: 'attempt 0', token: attemptToken(KEY, TASK, { ...OF, attempt: 0 }) },
    { given: 'another opening of the task', token: `2.${(OF.openedAt + 1).toString(36)}.${mac}` },
    { given: 'an opening written otherwise', token: `2.0${OPENED}.${mac}` },
    { given: 'no opening', token: `2.${mac}` },
    { given: 'no attempt', token: `.${OPENED}.${mac}` },
    { given: 'no dot', token: mac },
    { given: 'a MAC cut short', token: token.slice(0, -1) },
    { given: 'a MAC that goes on', token: `${token}A` },
    { given: 'a MAC of another', token: attemptToken('another key', TASK, OF) },
    { given: 'padding', token: `${token}=` },
    { given: 'nothing', token: '' },
    { given: 'a line before it', token: `x\n${token}` },
    { given: 'a line after it', token: `${token}\n` },
  ])('does not: $given', ({ token: given = token, key = KEY, task = TASK }) => {
    expect(attemptOf(given, key, task)).toBeUndefined();
  });

  test('made with an empty key is worth nothing', () => {
    expect(attemptOf(attemptToken('', TASK, OF), '', TASK)).toBeUndefined();
  });
});
