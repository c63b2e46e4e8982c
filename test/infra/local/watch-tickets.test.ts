import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { watchTickets } from '../../../infra/local/watch-tickets.ts';

async function watched() {
  const above = await mkdtemp(join(tmpdir(), 'sluice-watch-'));
  const root = join(above, 'work-items');
  let calls = 0;
  let seen = 0;
  const end = watchTickets(
    root,
    () => {
      calls += 1;
    },
    50,
  );
  return {
    root,
    calls: () => calls,
    /** Until it is called again. */
    async call() {
      for (let tries = 0; calls === seen && tries < 200; tries++) await sleep(50);
      expect(calls).toBeGreaterThan(seen);
      seen = calls;
    },
    async [Symbol.asyncDispose]() {
      end();
      await rm(above, { recursive: true, force: true });
    },
  };
}

test('a folder that comes, a ticket in it, a change deep in it, a folder that goes and comes again', async () => {
  await using here = await watched();
  await mkdir(join(here.root, 'open/a'), { recursive: true });
  await here.call();
  await writeFile(join(here.root, 'open/a/item.md'), 'a');
  await here.call();
  await sleep(200);
  await writeFile(join(here.root, 'open/a/item.md'), 'b');
  await here.call();
  await rm(here.root, { recursive: true });
  await sleep(300);
  await mkdir(here.root);
  await here.call();
}, 30_000);

test('what is not of a ticket calls nobody', async () => {
  await using here = await watched();
  await mkdir(join(here.root, 'open/a'), { recursive: true });
  await here.call();
  await sleep(400);
  const before = here.calls();
  await writeFile(join(here.root, '.ticket-backend.lock'), '');
  await writeFile(join(here.root, 'open/a/.item.md.tmp.77'), '');
  await sleep(600);
  expect(here.calls()).toBe(before);
}, 30_000);

test('after its end it calls nobody', async () => {
  const here = await watched();
  await mkdir(here.root);
  await here.call();
  await here[Symbol.asyncDispose]();
  const before = here.calls();
  await mkdir(here.root, { recursive: true });
  await sleep(400);
  expect(here.calls()).toBe(before);
  await rm(here.root, { recursive: true, force: true });
}, 30_000);
