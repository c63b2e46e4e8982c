import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Look } from '../../shared/core/backend.ts';
import type { Spoil } from './lab/lab.ts';
import { memoryStores } from './lab/memory-stores.ts';
import { sequences } from './sequence.ts';

const seed = 2026;

/** A tracker that shows its tickets otherwise than they are. */
const looking =
  (how: (look: Look) => Look): Spoil =>
  ({ backend, ...world }) => ({
    ...world,
    backend: { ...backend, look: async (...given) => how(await backend.look(...given)) },
  });

const done = async () => undefined;

/** Where something that the functions reach has a fault, the model says which law is broken by it. */
const FAULTS: readonly { readonly fault: string; readonly law: string; readonly spoil: Spoil }[] = [
  {
    fault: 'brakes that nobody sees',
    law: 'an agent has begun a run under a brake',
    spoil: (world) => ({ ...world, brakes: { ...world.brakes, read: async () => [] } }),
  },
  {
    fault: 'a look that finds every ticket open',
    law: 'a look at a closed ticket stopped nothing',
    spoil: looking(({ ticket, ...look }) => ({
      ...look,
      ticket: { ...ticket, open: true, labels: ['sluice', 'sluice-in-progress'] },
    })),
  },
  {
    fault: 'a look that finds every ticket closed',
    law: 'a look stopped a task that stands',
    spoil: looking(({ ticket, ...look }) => ({ ...look, ticket: { ...ticket, open: false } })),
  },
  {
    fault: 'comments that are never found again',
    law: 'there is one comment per task at most',
    spoil: ({ backend, ...world }) => {
      const { comments } = backend as unknown as { comments: unknown[] };
      return {
        ...world,
        backend: {
          ...backend,
          async addComment(_, comment) {
            const id = `c${comments.length + 1}`;
            comments.push({ id, comment });
            return { id };
          },
        },
      };
    },
  },
  {
    fault: 'comments that are lost',
    law: 'the ticket does not show how its task has ended',
    spoil: ({ backend, ...world }) => ({
      ...world,
      backend: { ...backend, addComment: async () => ({ id: 'c1' }) },
    }),
  },
  {
    fault: 'a mark that stays',
    law: 'the ticket still says that it is in progress',
    spoil: ({ backend, ...world }) => ({
      ...world,
      backend: { ...backend, markComplete: done, markFailed: done, markStopped: done },
    }),
  },
  {
    fault: 'slots that nobody gives back',
    law: 'a slot is left taken',
    spoil: (world) => ({ ...world, slots: { ...world.slots, release: done } }),
  },
  {
    fault: 'an archive that keeps nothing',
    law: 'not every task is kept',
    spoil: (world) => ({ ...world, heads: { ...world.heads, archive: done } }),
  },
  {
    fault: 'a text on its way to the agent',
    law: 'an agent gets only what was scanned, and allowed or approved',
    spoil: ({ agent, ...world }) => ({
      ...world,
      agent: {
        ...agent,
        start: (attempt) =>
          agent.start({ ...attempt, task: { ...attempt.task, goal: `${attempt.task.goal}!` } }),
      },
    }),
  },
  {
    fault: 'an agent that gives each start a run of its own',
    law: 'an attempt has one run, and was claimed first',
    spoil: ({ agent, ...world }) => ({
      ...world,
      agent: {
        ...agent,
        start: (attempt) =>
          agent.start({
            ...attempt,
            idempotencyKey: attempt.idempotencyKey.replace(/:(\d+):(\w+)$/, ':9$1:$2'),
          }),
      },
    }),
  },
];

test.each(FAULTS)(
  '$fault → $law',
  async ({ law, spoil }) => {
    const details = await fc.check(sequences(memoryStores, undefined, spoil), {
      numRuns: 400,
      seed,
      endOnFailure: true,
    });
    expect(details.failed).toBe(true);
    expect(String(details.errorInstance)).toContain(law);
  },
  60_000,
);
