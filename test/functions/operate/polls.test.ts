import { expect, test } from '@jest/globals';
import { operate } from '../../../functions/operate/operate.ts';
import { operator } from '../../../shared/core/operator.ts';
import { START } from '../../contracts/clock.ts';
import { projectOf } from '../../support/world/samples.ts';
import { world } from '../../support/world/world.ts';

const POLL = { intervalSeconds: 60, maxResults: 50, maxAgeSeconds: 86_400 };
const ask = (all: ReturnType<typeof world>, request: object) =>
  operate(request, operator('olga'), all.deps);

test('says how far each project is, and what keeps it', async () => {
  const all = world(projectOf({ poll: POLL }));
  const problem = { at: START, means: 'GitHub answered 401', hint: 'Give it a token.' };
  await all.deps.polls.write({
    project: 'shop',
    version: 0,
    dueAt: START,
    seen: { a: 1 },
    problem,
  });
  expect(await ask(all, { do: 'polls' })).toEqual({
    ok: true,
    now: false,
    projects: [
      {
        project: 'shop',
        connection: 'tracker',
        intervalSeconds: 60,
        next: new Date(START).toISOString(),
        seen: 1,
        problem: problem.means,
        hint: problem.hint,
      },
    ],
  });
});

test('polled at once: due, and nothing that it knew is forgotten', async () => {
  const all = world(projectOf({ poll: POLL }));
  const mark = { project: 'shop', dueAt: START + 300_000, seen: { a: 1 }, cursor: 'W/"1"' };
  await all.deps.polls.write({ ...mark, version: 0 });
  await ask(all, { do: 'polls', now: true });
  expect(await all.deps.polls.read('shop')).toEqual({ ...mark, dueAt: 0, version: 2 });
});

test('a project that was never polled is due anyway', async () => {
  const all = world(projectOf({ poll: POLL }));
  expect(await ask(all, { do: 'polls', now: true })).toMatchObject({
    ok: true,
    projects: [{ project: 'shop' }],
  });
  expect(await all.deps.polls.read('shop')).toBeUndefined();
});

test('one that does not poll is said to be none', async () => {
  const all = world(projectOf());
  expect(await ask(all, { do: 'polls' })).toMatchObject({ ok: true, projects: [] });
  expect(await ask(all, { do: 'polls', project: 'shop' })).toMatchObject({
    ok: false,
    error: 'not_found',
  });
});
