import { isStarted, wasAnswered } from '../world/seen.ts';
import type { Stage } from '../world/stage.ts';
import type { Ticket } from '../world/ticket.ts';
import type { Story } from './story.ts';

const github = { tracker: 'github', least: 1, most: 1 } as const;

/** A labelled issue whose agent has begun. */
async function running(ticket: Ticket, stage: Stage) {
  const site = await stage.issue(ticket);
  await site.ann.label(site.at, 'sluice');
  await stage.until(ticket, 'the first heartbeat', () => wasAnswered(ticket, 'heartbeat'));
  return site;
}

/** What people say and do while a task runs. */
export const githubSteers: readonly Story[] = [
  {
    ...github,
    name: 'stopped by its label',
    weight: 4,
    agent: 'untilStopped',
    async play(ticket, stage) {
      const { ann, at } = await running(ticket, stage);
      ticket.ends.add('label_removed');
      const taken = () =>
        ann.unlabel(at, 'sluice-in-progress').then(
          () => true,
          () => false,
        );
      for (let n = 0; n < 60 && !(await taken()); n++) await stage.pause();
    },
  },
  {
    ...github,
    name: 'closed while it runs',
    weight: 3,
    agent: 'untilStopped',
    async play(ticket, stage) {
      const { ann, at } = await running(ticket, stage);
      ticket.ends.add('closed');
      await ann.close(at);
    },
  },
  {
    ...github,
    name: 'stopped by a comment',
    weight: 3,
    agent: 'untilStopped',
    async play(ticket, stage) {
      const { bob, at } = await running(ticket, stage);
      ticket.ends.add('stopped_by_person');
      await bob.comment(at, '/sluice stop');
    },
  },
  {
    ...github,
    name: 'stopped before it can begin',
    weight: 3,
    // The stop may overtake the label, which is void then.
    least: 0,
    async play(ticket, stage) {
      const { ann, at } = await stage.issue(ticket);
      ticket.ends.add('stopped_by_person');
      await ann.label(at, 'sluice');
      await ann.comment(at, '/sluice stop');
    },
  },
  {
    ...github,
    name: 'told something while it runs',
    weight: 5,
    agent: 'listen',
    // A message that comes when all is over is a mention, and starts the next.
    most: 2,
    async play(ticket, stage) {
      const { ann, at } = await running(ticket, stage);
      const words = `Mind ${ticket.name} and its tests`;
      ticket.said.push(words);
      await ann.comment(at, `@sluice ${words}`);
    },
  },
  ...(['ask', 'askAndDie'] as const).map(
    (agent): Story => ({
      ...github,
      name: agent === 'ask' ? 'asked and answered' : 'answered when its agent was gone',
      weight: agent === 'ask' ? 5 : 2,
      agent,
      most: 2,
      async play(ticket, stage) {
        const { ann, at } = await stage.issue(ticket);
        await ann.label(at, 'sluice');
        await stage.until(ticket, 'the question', () => wasAnswered(ticket, 'question'));
        const words = `The second one of ${ticket.name}`;
        ticket.said.push(words);
        await ann.comment(at, `@sluice ${words}`);
      },
    }),
  ),
  {
    ...github,
    name: 'edited right after the label',
    weight: 3,
    async play(ticket, stage) {
      const { ann, bob, at } = await stage.issue(ticket);
      ticket.ends.add('text_changed');
      await ann.label(at, 'sluice');
      await ann.edit(at, { body: 'The total drops by the second voucher only.' });
      for (let n = 0; n < 12 && !isStarted(ticket); n++) await stage.pause();
      if (!isStarted(ticket)) await bob.comment(at, '/sluice approve');
    },
  },
];
