import { wasAnswered } from '../world/seen.ts';
import { FLAGGED } from './github-scans.ts';
import type { Story } from './story.ts';

const linear = { tracker: 'linear', least: 1, most: 1 } as const;

export const linearStories: readonly Story[] = [
  {
    ...linear,
    name: 'labelled on Linear',
    weight: 9,
    async play(ticket, stage) {
      const issue = await stage.linearIssue(ticket);
      await stage.pause();
      await stage.linear.ann.addLabel(issue, 'sluice');
    },
  },
  {
    ...linear,
    name: 'made with its label on Linear',
    weight: 3,
    async play(ticket, stage) {
      await stage.linearIssue(ticket, undefined, ['sluice']);
    },
  },
  {
    ...linear,
    name: 'delegated',
    weight: 6,
    async play(ticket, stage) {
      const issue = await stage.linearIssue(ticket);
      await stage.linear.ann.delegate(issue, 'Sluice');
    },
  },
  {
    ...linear,
    name: 'stopped by a comment on Linear',
    weight: 3,
    agent: 'untilStopped',
    async play(ticket, stage) {
      const issue = await stage.linearIssue(ticket, undefined, ['sluice']);
      await stage.until(ticket, 'the first heartbeat', () => wasAnswered(ticket, 'heartbeat'));
      ticket.ends.add('stopped_by_person');
      await stage.linear.bob.comment(issue, '/sluice stop');
    },
  },
  {
    ...linear,
    name: 'held and approved on Linear',
    weight: 2,
    async play(ticket, stage) {
      const issue = await stage.linearIssue(ticket, FLAGGED, ['sluice']);
      ticket.ends.add('scan_flagged');
      for (let n = 0; n < 10; n++) await stage.pause();
      await stage.linear.bob.comment(issue, '/sluice approve');
    },
  },
];
