import assert from 'node:assert/strict';
import { REPO } from '../../aws/flow/config.ts';
import { report } from '../../aws/flow/start-agent.ts';
import type { Kind, Posted } from './deliveries.ts';
import { labelled, submitted } from './deliveries.ts';
import type { openLab } from './lab.ts';
import type { Traced } from './traced.ts';
import type { Usage } from './usage.ts';

type Lab = Awaited<ReturnType<typeof openLab>>;

/** What one of something used. */
export interface Measured {
  readonly what: string;
  readonly kind: Kind | 'task';
  readonly usage: Usage;
  /** Its calls. */
  readonly traced: readonly Traced[];
}

const MINUTE = 60_000;

/** One delivery of each kind, each of an issue of its own; nothing is dispatched meanwhile. */
export async function deliveries({ account, measure }: Lab): Promise<readonly Measured[]> {
  async function post({ to, headers, body }: Posted, outcome: string): Promise<void> {
    const url = `${account.url}/webhooks/${to}`;
    const response = await fetch(url, { method: 'POST', headers, body });
    const answer = (await response.json()) as { outcome: string };
    assert.equal(answer.outcome, outcome);
  }
  const cases: readonly { what: string; kind: Kind; posted: Posted }[] = [
    { what: 'accepted, from GitHub', kind: 'accepted', posted: labelled('accepted', 1) },
    { what: 'accepted, a small one', kind: 'accepted', posted: submitted(1, account.now()) },
    { what: 'duplicate', kind: 'duplicate', posted: labelled('accepted', 1) },
    { what: 'ignored', kind: 'ignored', posted: labelled('ignored', 2) },
    { what: 'held', kind: 'held', posted: labelled('held', 3) },
    { what: 'rejected', kind: 'rejected', posted: labelled('rejected', 4) },
    { what: 'refused (forged)', kind: 'refused', posted: labelled('refused', 5) },
  ];
  await post(labelled('refused', 0), 'refused');
  const measured: Measured[] = [];
  for (const { what, kind, posted } of cases) {
    const { usage, traced } = await measure(() => post(posted, kind));
    measured.push({ what, kind, usage, traced });
  }
  return measured;
}

/**
 * A task of an issue on GitHub from its label to its last comment, what GitHub sends because of our own writes included. The agent beats
 * once a minute; what the tick of each minute does without the task is left out.
 */
export async function life({ stage, account, measure }: Lab, beats: number): Promise<Measured> {
  const { ann, agent, settle, finish, expect } = stage;
  const issue = await ann.openIssue(REPO, {
    title: 'Fix the total',
    body: 'By the first voucher only. '.repeat(20),
  });
  await settle();
  const { usage, traced } = await measure(async () => {
    await ann.label(issue, 'sluice');
    await settle();
    for (let beat = 0; beat < beats; beat++) {
      account.later(MINUTE);
      assert.equal((await report(agent.work(), 'heartbeat', { cursor: 0 })).status, 200);
      await account.tick();
      await account.work();
    }
    await finish('Done: https://github.com/acme/shop/pull/1');
    await settle();
  });
  await expect(issue, 'succeeded');
  return {
    what: `task, ${beats} heartbeats`,
    kind: 'task',
    usage,
    traced,
  };
}
