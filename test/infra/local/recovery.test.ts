import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { stageOn } from '../../../infra/local/demo/stage.ts';
import { REPO, startWorld } from '../../../infra/local/example/world.ts';
import { startLocal } from '../../../infra/local/start.ts';
import type { Happening } from '../../../infra/local/watch.ts';

test('an issue that was opened while nobody listened is worked on once somebody does', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sluice-recovery-'));
  const world = await startWorld(directory, { sluice: 0, github: 0, linear: 0 });
  const happenings: Happening[] = [];
  const options = { config: world.config, directory, port: world.port, inMemory: true };
  const told: string[] = [];
  try {
    const response = await fetch(`${world.github.url}/repos/${REPO}/issues`, {
      method: 'POST',
      headers: { authorization: 'Bearer ann-token', 'content-type': 'application/json' },
      body: JSON.stringify({
        title: 'Fix the typo in the footer',
        body: 'It says Wellcome.',
        labels: ['sluice'],
      }),
    });
    const { number } = await response.json();
    await world.github.settled();
    expect(world.github.deliveries().map(({ status }) => status)).toEqual([0, 0]);

    const sluice = await startLocal({
      ...options,
      sweepMs: 200,
      onHappening: (happening) => happenings.push(happening),
      warn: (warning) => told.push(warning),
    });
    try {
      const stage = stageOn(world, sluice, happenings);
      const task = await stage.until('the task to succeed', async () => {
        const found = await stage.task(`github:${REPO}#${number}`);
        return found?.state === 'succeeded' && found;
      });
      expect(task.task).toMatch(/:1$/);
      const again = world.github.deliveries().filter(({ redelivery }) => redelivery);
      expect(again.map(({ status }) => status)).toEqual([200, 200]);
      expect(told).toEqual([]);
    } finally {
      await sluice.stop();
    }
  } finally {
    await world.close();
    await rm(directory, { recursive: true, force: true });
  }
}, 60_000);
