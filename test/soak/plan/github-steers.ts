import type { ReasonCode } from '../../../shared/core/reasons.ts';
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

type Site = Awaited<ReturnType<typeof running>>;

/** How people stop a task that runs, and what it then ends by. */
const STOPS: readonly {
  readonly name: string;
  readonly weight: number;
  readonly ends: ReasonCode;
  readonly act: (site: Site, stage: Stage) => Promise<unknown>;
}[] = [
  {
    name: 'stopped by its label',
    weight: 4,
    ends: 'label_removed',
    async act({ ann, at }, stage) {
      const taken = () =>
        ann.unlabel(at, 'sluice-in-progress').then(
          () => true,
          () => false,
        );
      for (let n = 0; n < 60 && !(await taken()); n++) await stage.pause();
    },
  },
  {
    name: 'closed while it runs',
    weight: 3,
    ends: 'closed',
    act: ({ ann, at }) => ann.close(at),
  },
  {
    name: 'stopped by a comment',
    weight: 3,
    ends: 'stopped_by_person',
    act: ({ bob, at }) => bob.comment(at, '/sluice stop'),
  },
];

/** What people say and do while a task runs. */
export const githubSteers: readonly Story[] = [
  ...STOPS.map(
    ({ name, weight, ends, act }): Story => ({
      ...github,
      name,
      weight,
      agent: 'untilStopped',
      async play(ticket, stage) {
        const site = await running(ticket, stage);
        ticket.ends.add(ends);
        await act(site, stage);
      },
    }),
  ),
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
