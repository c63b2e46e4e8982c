import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { flag } from '../option.ts';
import { authorOption, fileOption, rootOption } from './ticket-options.ts';

const approve = flag('approve', 'it is fine');
const requestChanges = flag('request-changes', 'it is not');

export const ticketReview: Command = {
  name: 'ticket review',
  summary: 'Adds a review to a ticket’s thread: one that approves, or one that asks for changes.',
  about: ['The text comes from --file or standard input.'],
  words: [{ name: 'id|slug' }],
  options: [approve, requestChanges, authorOption, fileOption, rootOption],
  examples: [
    { line: 'sluice ticket review fix-the-footer --approve', means: 'it is fine' },
    {
      line: 'sluice ticket review fix-the-footer --request-changes --file review.md',
      means: 'and what is to change',
    },
  ],
  async run(args, { io }) {
    const [query = ''] = args.words;
    if (args.get(approve) === args.get(requestChanges)) {
      throw new Failure('usage', 'A review approves, or asks for changes.', {
        hint: 'Give `--approve` or `--request-changes`, one of the two.',
      });
    }
    const { eventAnswer } = await import('../ticket/event-answer.ts');
    const status = args.get(approve) ? 'approve' : 'request_changes';
    return eventAnswer(args, io, query, { kind: 'review', status });
  },
};
