import { expect, test } from '@jest/globals';
import { BackendError } from '../../../shared/core/backend-error.ts';
import { Fault } from '../../../shared/core/fault.ts';
import { Poison } from '../../../shared/core/poison.ts';
import { toldError } from '../../../shared/core/told-error.ts';

const SECRET = 'ghp_a1b2c3';

test.each([
  {
    given: 'ours',
    error: new Fault('ticket a changed'),
    name: 'Fault',
    message: 'ticket a changed',
  },
  {
    given: 'a tracker’s, in our words',
    error: new BackendError('unavailable', 'GitHub answered 502'),
    name: 'BackendError',
    message: 'GitHub answered 502 (unavailable)',
  },
  { given: 'a message that is poison', error: new Poison('no_head'), name: 'Poison' },
])('words that are ours are told: $given', ({ error, name, message = error.message }) => {
  expect(toldError(error)).toMatchObject({ name, message });
});

test('a system error is told by its code, an AWS error by its status', () => {
  const refused = Object.assign(new Error(`connect ${SECRET}`), { code: 'ECONNREFUSED' });
  expect(toldError(new TypeError('fetch failed', { cause: refused }))).toEqual({
    name: 'TypeError',
    cause: { name: 'Error', code: 'ECONNREFUSED' },
  });
  const denied = Object.assign(new Error(SECRET), {
    name: 'AccessDeniedException',
    $metadata: { httpStatusCode: 400 },
  });
  expect(toldError(denied)).toEqual({ name: 'AccessDeniedException', status: 400 });
});

test.each([
  { given: 'JSON.parse quotes the body', error: () => JSON.parse(`{${SECRET}`) },
  { given: 'Headers quotes the token', error: () => new Headers({ a: `Bearer ${SECRET}\nx` }) },
  { given: 'fetch quotes the address', error: () => new Request(`nowhere/${SECRET}`) },
  {
    given: 'a cause',
    error: () => {
      throw new Fault('It failed', { cause: new Error(SECRET, { cause: new Error(SECRET) }) });
    },
  },
  {
    given: 'several at once',
    error: () => {
      throw new AggregateError([new Error(SECRET), SECRET], SECRET);
    },
  },
  {
    given: 'a name, a code, a stack, other properties',
    error: () => {
      throw Object.assign(new Error(SECRET), {
        name: `a ${SECRET}`,
        code: `a ${SECRET}`,
        headers: { authorization: SECRET },
        $metadata: { httpStatusCode: SECRET },
      });
    },
  },
  {
    given: 'a text that was thrown',
    error: () => {
      throw SECRET;
    },
  },
])('what quotes something is told without its words: $given', ({ error }) => {
  const thrown = (() => {
    try {
      error();
    } catch (caught) {
      return caught;
    }
    throw new Error('nothing was thrown');
  })();
  expect(JSON.stringify(toldError(thrown))).not.toContain(SECRET);
});

test('what causes itself is told in the end', () => {
  const error = new Fault('round');
  error.cause = error;
  expect(JSON.stringify(toldError(error)).length).toBeLessThan(500);
});
