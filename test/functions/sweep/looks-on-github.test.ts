import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lookAtAll } from '../../../functions/sweep/looks/look-at-all.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import type { Github } from '../../../infra/local/trackers/github/start.ts';
import type { Head } from '../../../shared/core/head.ts';
import { MINUTE } from '../../contracts/clock.ts';
import { backendOf, does, issueOf, REPO, shop } from '../../shared/trackers/github/emulated.ts';
import type { FakeBackend } from '../../support/world/fake-backend.ts';
import { pump } from '../../support/world/pump.ts';
import { jane, KEY, projectOf, ticketOf } from '../../support/world/samples.ts';
import type { World } from '../../support/world/world.ts';
import { world } from '../../support/world/world.ts';

let github: Github;
beforeAll(async () => {
  github = await shop();
});
afterAll(() => github.close());

/** A task that runs for an issue of a GitHub from which no delivery comes: what people do there, only looks can find. */
async function unheard() {
  const issue = await issueOf(github);
  const { backend } = backendOf(github.url);
  const standIn = Object.assign(
    { calls: [], comments: new Map() },
    backend,
  ) as unknown as FakeBackend;
  const all = world(projectOf({ authorize: { users: [jane.login] } }), (ports) => ({
    ...ports,
    backend: standIn,
  }));
  const { id, readableId } = issue.ticket;
  const ticket = ticketOf({
    id,
    readableId,
    title: 'Basket total ignores the second voucher',
    description: 'Steps: …',
  });
  await all.start({ canLook: true }, { ticket });
  await pump(all);
  const now = () => issue.now();
  expect((await now()).labels).toEqual(['bug', 'sluice-in-progress']);
  return { all, issue, now };
}

async function minutes(all: World, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute++) {
    all.pass(MINUTE);
    if ((await all.head()).state === 'running') {
      const lease = all.clock.now + 5 * MINUTE;
      await all.heads.write(KEY, { when: [], set: { lease }, remove: ['startBy'] });
    }
    const toLook: Head[] = [];
    await sweep({ ...all.deps, look: (head) => toLook.push(head) });
    await lookAtAll(toLook, all.deps);
    await pump(all);
  }
}

describe('what people did on GitHub while no delivery came', () => {
  test.each([
    {
      did: 'closed',
      reason: 'closed',
      labels: ['bug'],
      call: 'PATCH ~',
      body: { state: 'closed' },
    },
    {
      did: 'unlabelled',
      reason: 'label_removed',
      labels: ['bug'],
      call: 'DELETE ~/labels/sluice-in-progress',
    },
  ])(
    '$did → stopped within a quarter of an hour, and shown',
    async ({ reason, labels, call, body }) => {
      const { all, issue, now } = await unheard();
      await does(github, 'mara', call.replace('~', issue.path), body);
      await minutes(all, 15);
      expect(await all.head()).toMatchObject({ state: 'cancelled', reason });
      expect((await now()).labels).toEqual(labels);
      const [comment] = await issue.comments();
      expect(comment?.body).toContain('Stopped');
      expect(all.agent.stops).toHaveLength(1);
    },
  );

  test('deleted → stopped within a quarter of an hour', async () => {
    const { all, issue } = await unheard();
    await does(github, 'mara', `DELETE ${issue.path.replace('~', `/${REPO}`)}`);
    await minutes(all, 15);
    expect(await all.head()).toMatchObject({ state: 'cancelled', reason: 'deleted' });
    expect(all.agent.stops).toHaveLength(1);
  });

  test('nothing → it runs for an hour, our own labels and all', async () => {
    const { all, now } = await unheard();
    await minutes(all, 60);
    expect((await all.head()).state).toBe('running');
    expect((await now()).labels).toEqual(['bug', 'sluice-in-progress']);
  });
});
