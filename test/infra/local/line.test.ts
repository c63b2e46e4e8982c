import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Stage } from '../../../infra/local/demo/stage.ts';
import { settled, stageOn } from '../../../infra/local/demo/stage.ts';
import type { World } from '../../../infra/local/example/world.ts';
import { REPO, startWorld } from '../../../infra/local/example/world.ts';
import type { LocalSluice } from '../../../infra/local/start.ts';
import { startLocal } from '../../../infra/local/start.ts';
import type { GithubIssueRef } from '../../../infra/local/trackers/github/person.ts';
import type { Sent } from '../../../infra/local/trackers/letter.ts';
import type { Happening } from '../../../infra/local/watch.ts';

const happenings: Happening[] = [];
let directory: string;
let world: World;
let sluice: LocalSluice;
let stage: Stage;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sluice-line-'));
  world = await startWorld(directory, { sluice: 0, github: 0, linear: 0 });
  sluice = await startLocal({
    config: world.config,
    directory,
    port: world.port,
    inMemory: true,
    sweepMs: 500,
    onHappening: (happening) => happenings.push(happening),
  });
  stage = stageOn(world, sluice, happenings);
}, 60_000);

afterAll(async () => {
  await sluice?.stop();
  await world?.close();
  await rm(directory, { recursive: true, force: true });
}, 60_000);

const idOf = ({ number }: GithubIssueRef) => `github:${REPO}#${number}`;

async function comments(issue: GithubIssueRef): Promise<readonly string[]> {
  return (await stage.ann.view(issue)).comments
    .filter(({ user }) => user === 'sluice-bot')
    .map(({ body }) => body);
}

/** How many tasks of a ticket got as far as an agent. */
async function started(ticket: string): Promise<number> {
  const { task, earlier } = (await sluice.ask({ do: 'show', id: ticket })) as {
    task: Row;
    earlier: Row[];
  };
  const others = earlier.filter((each) => each.task !== task.task);
  return [task, ...others].filter(({ attempt }) => attempt > 0).length;
}

interface Row {
  readonly task: string;
  readonly attempt: number;
}

function letterOf(issue: GithubIssueRef, action: string): Sent | undefined {
  return world.github
    .deliveries()
    .find(
      (sent) =>
        sent.event === 'issues' &&
        sent.action === action &&
        JSON.parse(sent.body).issue.number === issue.number,
    );
}

/** The same event as another hook sends it: another body, another signature, the GUID of the event. */
async function send(
  letter: Sent,
  body: string,
): Promise<{ status: number; outcome: string; reason: string }> {
  const secret = process.env.SLUICE_EXAMPLE_GITHUB_SECRET ?? '';
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = new Headers(letter.headers);
  headers.set('x-hub-signature-256', `sha256=${signature}`);
  const response = await fetch(`${sluice.url}/webhooks/github`, { method: 'POST', headers, body });
  return { status: response.status, ...(await response.json()) };
}

describe('one trigger, one task', () => {
  test('fifty concurrent copies of one delivery', async () => {
    const issue = await stage.ann.openIssue(REPO, { title: 'Fifty copies', body: 'One task.' });
    await stage.ann.label(issue, 'sluice');
    const letter = await stage.until('the webhook', () => letterOf(issue, 'labeled'));
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(letter, letter.body)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    await settled(stage, idOf(issue), 'succeeded');
    expect(await started(idOf(issue))).toBe(1);
    expect(await comments(issue)).toHaveLength(1);
  }, 60_000);

  test('a repository hook beside an App hook, and both again after the end', async () => {
    const issue = await stage.ann.openIssue(REPO, { title: 'Two hooks', body: 'One task.' });
    await stage.ann.label(issue, 'sluice');
    const letter = await stage.until('the webhook', () => letterOf(issue, 'labeled'));
    await world.github.settled();
    const twin = JSON.stringify({
      ...JSON.parse(letter.body),
      installation: { id: 1, node_id: randomUUID() },
    });
    expect(await send(letter, twin)).toMatchObject({ status: 200, outcome: 'duplicate' });
    await settled(stage, idOf(issue), 'succeeded');
    await send(letter, twin);
    await send(letter, letter.body);
    expect(await started(idOf(issue))).toBe(1);
    expect(await comments(issue)).toHaveLength(1);
  }, 60_000);

  test('an issue that is opened with its label', async () => {
    const issue = await stage.ann.openIssue(REPO, {
      title: 'Opened and labelled',
      body: 'One task.',
      labels: ['sluice'],
    });
    await settled(stage, idOf(issue), 'succeeded');
    expect(await started(idOf(issue))).toBe(1);
    expect(await comments(issue)).toHaveLength(1);
  }, 60_000);

  test('unlabelled before anything runs, seen in the wrong order: nothing runs', async () => {
    const issue = await stage.ann.openIssue(REPO, {
      title: 'Changed my mind',
      body: 'Nothing is to run.',
    });
    const opened = await stage.until('the webhook', () => letterOf(issue, 'opened'));
    const base = JSON.parse(opened.body);
    const at = (seconds: number) =>
      new Date(Date.parse(base.issue.updated_at) + seconds * 1000)
        .toISOString()
        .replace(/\.\d+Z/, 'Z');
    const label = { id: 1, name: 'sluice' };
    const change = (action: string, seconds: number, labels: object[]) =>
      send(
        opened,
        JSON.stringify({
          ...base,
          action,
          label,
          issue: { ...base.issue, labels, updated_at: at(seconds) },
        }),
      );
    expect(await change('unlabeled', 2, [])).toMatchObject({
      outcome: 'accepted',
      reason: 'stop_noted',
    });
    expect(await change('labeled', 1, [label])).toMatchObject({
      outcome: 'duplicate',
      reason: 'stale',
    });
    expect(await comments(issue)).toEqual([]);
  }, 60_000);

  test('unlabelled and labelled again at once: one run, one comment, and it ends well', async () => {
    const issue = await stage.ann.openIssue(REPO, { title: 'Off and on', body: 'One task.' });
    await stage.ann.label(issue, 'sluice');
    await stage.ann.unlabel(issue, 'sluice').catch(() => undefined);
    await stage.ann.label(issue, 'sluice');
    const done = await stage.until('the end', async () => {
      const task = await stage.task(idOf(issue));
      return task?.state === 'succeeded' && task.owed.show === 0 && !task.owed.archive
        ? task
        : undefined;
    });
    expect(done.state).toBe('succeeded');
    const bodies = await comments(issue);
    expect(bodies.at(-1)).toContain('Sluice: Done');
    expect(bodies.filter((body) => body.includes('Working on it'))).toEqual([]);
  }, 90_000);
});

describe('brakes', () => {
  test('a task waits behind one, its ticket says so, and it goes on at once when it is taken off', async () => {
    expect(await sluice.ask({ do: 'pause', scope: 'all', reason: 'a freeze' })).toMatchObject({
      ok: true,
    });
    const issue = await stage.ann.openIssue(REPO, { title: 'In a freeze', body: 'Wait.' });
    await stage.ann.label(issue, 'sluice');
    const waiting = await stage.until('the wait', async () => {
      const task = await stage.task(idOf(issue));
      return task?.reason === 'paused' && task.owed.show === 0 ? task : undefined;
    });
    expect(waiting.state).toBe('queued');
    expect((await comments(issue)).at(-1)).toContain('No new work is started at the moment.');
    expect(await sluice.ask({ do: 'brakes' })).toMatchObject({
      brakes: [{ scope: 'all', waiting: 1 }],
    });
    expect(await sluice.ask({ do: 'resume', scope: 'all' })).toMatchObject({ ok: true, woken: 1 });
    await settled(stage, idOf(issue), 'succeeded');
    expect(await started(idOf(issue))).toBe(1);
    expect(await comments(issue)).toHaveLength(1);
  }, 60_000);
});
