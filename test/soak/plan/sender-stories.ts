import { BLOCKED, FLAGGED } from './github-scans.ts';
import type { Story } from './story.ts';

const sender = { tracker: 'sender', least: 1, most: 1 } as const;

export const senderStories: readonly Story[] = [
  {
    ...sender,
    name: 'submitted',
    weight: 13,
    async play(ticket, stage) {
      stage.submit(ticket);
    },
  },
  {
    ...sender,
    name: 'submitted, flagged',
    weight: 1,
    async play(ticket, stage) {
      ticket.ends.add('scan_flagged');
      stage.submit(ticket, FLAGGED);
    },
  },
  {
    ...sender,
    name: 'submitted, blocked',
    weight: 1,
    async play(ticket, stage) {
      ticket.ends.add('scan_blocked');
      stage.submit(ticket, BLOCKED);
    },
  },
];
