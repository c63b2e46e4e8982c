import { describe, expect, test } from '@jest/globals';
import { comingBack } from '../../../infra/local/batch-answer.ts';

const BATCH = ['a', 'b', 'c'];
const item = (itemIdentifier: unknown) => ({ batchItemFailures: [{ itemIdentifier }] });

describe('the event source takes as done', () => {
  test.each<{ given: string; answer: unknown }>([
    { given: 'no answer', answer: undefined },
    { given: 'null', answer: null },
    { given: 'an empty object', answer: {} },
    { given: 'no list', answer: { batchItemFailures: null } },
    { given: 'an empty list', answer: { batchItemFailures: [] } },
  ])('$given', ({ answer }) => {
    expect(comingBack(BATCH, answer)).toEqual([]);
  });
});

describe('the event source takes the whole batch as failed', () => {
  test.each<{ given: string; answer: unknown }>([
    { given: 'no object', answer: 'done' },
    { given: 'a list', answer: [{ itemIdentifier: 'a' }] },
    { given: 'a list that is none', answer: { batchItemFailures: 'a' } },
    { given: 'an empty id', answer: item('') },
    { given: 'an id that is null', answer: item(null) },
    { given: 'an id that is no text', answer: item(1) },
    { given: 'an id under another name', answer: { batchItemFailures: [{ messageId: 'a' }] } },
    { given: 'an item that is no object', answer: { batchItemFailures: ['a'] } },
    { given: 'an id of another batch', answer: item('d') },
    {
      given: 'an id of another batch beside one of this',
      answer: { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'd' }] },
    },
  ])('$given', ({ answer }) => {
    expect(comingBack(BATCH, answer)).toEqual(BATCH);
  });
});

test.each([
  { named: ['b'], back: ['b'] },
  { named: ['c', 'a'], back: ['a', 'c'] },
  { named: ['a', 'a'], back: ['a'] },
])('$named come back: $back', ({ named, back }) => {
  const batchItemFailures = named.map((itemIdentifier) => ({ itemIdentifier }));
  expect(comingBack(BATCH, { batchItemFailures })).toEqual(back);
});
