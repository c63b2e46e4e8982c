import type { Command } from '../command.ts';
import { whole } from '../option.ts';
import { deadLetterList } from '../views/dead-letter-list.ts';
import { dlqOptions, selectionIn } from './dlq-options.ts';

const limit = whole('limit', 'number', 'at most so many; 50 unless given', { min: 1, max: 1_000 });

export const dlqList: Command = {
  name: 'dlq list',
  summary: 'Lists messages that were put aside, oldest first.',
  about: [
    'A queue shows nothing without handing it out: for a moment nobody else sees the messages, and each counts as',
    'received once more. Nothing depends on that count.',
  ],
  words: [],
  options: [...dlqOptions, limit],
  examples: [
    { line: 'sluice dlq list', means: 'of both queues' },
    { line: 'sluice dlq list --reason failed_repeatedly', means: 'what failed every time' },
    { line: 'sluice dlq list --queue shows --json', means: 'what was not shown, for a program' },
  ],
  async run(args, { operator, io }) {
    const response = await operator.ask({
      do: 'dlqList',
      ...selectionIn(args),
      limit: args.get(limit),
    });
    return {
      exit: 'ok',
      json: response,
      text: (paint) => deadLetterList(response, io.now(), paint),
    };
  },
};
