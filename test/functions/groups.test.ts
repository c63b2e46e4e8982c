import { describe, expect, test } from '@jest/globals';
import { result } from '../../functions/report/result.ts';
import { question } from '../../functions/report/tell.ts';
import type { MemoryQueue } from '../support/memory/memory-queue.ts';
import { desk } from '../support/receive/desk.ts';
import { issue } from '../support/receive/issue.ts';
import { KEY } from '../support/world/samples.ts';
import type { World } from '../support/world/world.ts';
import { world } from '../support/world/world.ts';

/** Messages that name no project are nobody's to SQS, and a busy project is not held back by the turns of the others. */
const groupsOf = (...queues: readonly MemoryQueue[]) =>
  queues.flatMap(({ waiting }) => waiting.map(({ group }) => group));

async function emptied(all: World): Promise<World> {
  while (all.tasks.take() ?? all.shows.take()) {}
  return all;
}

describe('every message names the project of its ticket', () => {
  test('a task that receive opens', async () => {
    const at = desk();
    expect((await at.post(issue().labeled('sluice'))).body.reason).toBe('started');
    const { project } = (await at.head()) ?? {};
    expect(project).toBeDefined();
    expect(groupsOf(at.tasks, at.shows)).toEqual([project]);
  });

  test.each<{ what: string; does: (all: World) => Promise<unknown> }>([
    {
      what: 'a hand-over',
      does: async (all) => [await all.start(), await emptied(all), await all.dispatch()],
    },
    {
      what: 'a result',
      does: async (all) => {
        await all.running();
        await result(
          await all.caller(),
          { success: true, summary: 'Done', exit_code: 0 },
          all.deps,
        );
      },
    },
    {
      what: 'a question',
      does: async (all) => {
        await all.running();
        await question(await all.caller(), 'Which one?', all.deps);
      },
    },
    {
      what: 'a stop by a person',
      does: async (all) => {
        await all.running();
        await all.operate({ do: 'stop', id: KEY });
      },
    },
    {
      what: 'what sweep finds owed',
      does: async (all) => {
        await all.start();
        await emptied(all);
        all.pass(60 * 60_000);
        await all.sweep();
      },
    },
  ])('$what', async ({ does }) => {
    const all = world();
    await does(all);
    const { project } = await all.head();
    const groups = groupsOf(all.tasks, all.shows);
    expect(groups.length).toBeGreaterThan(0);
    expect(new Set(groups)).toEqual(new Set([project]));
  });
});
