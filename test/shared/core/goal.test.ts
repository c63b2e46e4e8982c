import { expect, test } from '@jest/globals';
import { goalOf } from '../../../shared/core/goal.ts';

test.each([
  { given: 'title and description', parts: ['Title', 'Words'], goal: 'Title\n\nWords' },
  { given: 'an instruction', parts: ['Title', 'Words', 'Do'], goal: 'Title\n\nWords\n\nDo' },
  { given: 'no description', parts: ['Title', ' \n'], goal: 'Title' },
  { given: 'an instruction only', parts: ['', '', 'Do'], goal: 'Do' },
  { given: 'spaces', parts: [' Title ', '  Words'], goal: ' Title \n\n  Words' },
])('$given: nothing is added or taken away', ({ parts, goal }) => {
  const [title = '', description = '', instruction] = parts;
  expect(goalOf({ title, description }, instruction)).toBe(goal);
});
