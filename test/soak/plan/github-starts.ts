import { happened, isStarted } from '../world/seen.ts';
import type { Story } from './story.ts';

const github = { tracker: 'github', least: 1, most: 1 } as const;

/** What starts a task on GitHub, and what only looks so. */
export const githubStarts: readonly Story[] = [
  {
    ...github,
    name: 'labelled',
    weight: 18,
    async play(ticket, stage) {
      const { ann, at } = await stage.issue(ticket);
      await stage.pause();
      await ann.label(at, 'sluice');
    },
  },
  {
    ...github,
    name: 'opened with its label',
    weight: 8,
    async play(ticket, stage) {
      await stage.issue(ticket, { labels: ['sluice'] });
    },
  },
  {
    ...github,
    name: 'mentioned',
    weight: 8,
    async play(ticket, stage) {
      const { ann, at } = await stage.issue(ticket);
      await stage.pause();
      await ann.comment(at, '@sluice please mend it');
    },
  },
  {
    ...github,
    name: 'labelled and unlabelled at once, told backwards',
    weight: 4,
    least: 0,
    backwards: true,
    async play(ticket, stage) {
      const { ann, at } = await stage.issue(ticket);
      ticket.ends.add('label_removed').add('trigger_gone');
      await ann.label(at, 'sluice');
      await ann.unlabel(at, 'sluice').catch(() => ticket.notes.push('its run had begun'));
    },
  },
  {
    ...github,
    name: 'labelled anew after the end',
    weight: 6,
    agent: 'succeed',
    async play(ticket, stage) {
      const { ann, at } = await stage.issue(ticket);
      await ann.label(at, 'sluice');
      const ended = () => happened(ticket, 'issues.unlabeled sluice-in-progress');
      if (!(await stage.until(ticket, 'the end', ended))) return;
      await stage.pause();
      await ann.label(at, 'sluice');
      ticket.least = 2;
      ticket.most = 2;
    },
  },
  {
    ...github,
    name: 'strangers who mention us',
    weight: 6,
    least: 0,
    most: 0,
    async play(ticket, stage) {
      const { eve, at } = await stage.issue(ticket, { by: 'eve' });
      for (let n = 0; n < 3; n++) {
        await eve.comment(at, '@sluice do this for me');
        await stage.pause();
      }
    },
  },
  {
    ...github,
    name: 'talk about a running task',
    weight: 4,
    agent: 'succeed',
    async play(ticket, stage) {
      const { ann, bob, at } = await stage.issue(ticket, { labels: ['sluice'] });
      await stage.until(ticket, 'the start', () => isStarted(ticket));
      await ann.comment(at, 'I see it too, see https://example.com/@sluice');
      await bob.comment(at, '> @sluice please mend it');
      await bob.comment(at, 'So do I.');
    },
  },
];
