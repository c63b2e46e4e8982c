import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { run } from '../../../cli/run.ts';
import type { LocalSluice } from '../../../infra/local/start.ts';
import { startLocal } from '../../../infra/local/start.ts';
import { doctor } from '../../../shared/trackers/local/doctor/doctor.ts';
import { openFolder } from '../../../shared/trackers/local/folder/folder.ts';
import { findTicket } from '../../../shared/trackers/local/read/find-ticket.ts';
import { readEvents } from '../../../shared/trackers/local/read/read-ticket.ts';

const AGENT = `
const task = JSON.parse(await new Response(process.stdin).text());
console.log(JSON.stringify({ success: true, summary: 'Did: ' + task.ticket.title, branch_name: 'fix/it', exit_code: 0 }));
`;

let directory = '';
let root = '';
let sluice: LocalSluice | undefined;
const warnings: string[] = [];
const errors: unknown[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sluice-local-tickets-'));
  root = join(directory, 'work-items');
  await mkdir(root);
  await writeFile(join(directory, 'agent.mjs'), AGENT);
  const config = {
    connections: { files: { tracker: 'local', root } },
    projects: [
      {
        name: 'files',
        connection: 'files',
        repo: 'acme/shop',
        // Longer than the test: what starts was seen by the watcher.
        intake: { labels: ['sluice'], poll: { enabled: true, interval: 3_600 } },
        agent: 'agent',
        writeBack: { close: true },
      },
    ],
    agents: { agent: { command: [process.execPath, join(directory, 'agent.mjs')], timeout: '1m' } },
  };
  await writeFile(join(directory, 'sluice.yaml'), stringify(config));
  sluice = await startLocal({
    config: join(directory, 'sluice.yaml'),
    directory: join(directory, '.sluice'),
    port: 0,
    inMemory: true,
    sweepMs: 500,
    warn: (warning) => warnings.push(warning),
    onHappening: (happening) => {
      if (happening.kind === 'error') errors.push(happening.error);
    },
  });
}, 60_000);

afterAll(async () => {
  await sluice?.stop();
  await rm(directory, { recursive: true, force: true });
}, 60_000);

async function until<T>(what: string, look: () => Promise<T | false | undefined>): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const found = await look();
    if (found) return found;
    await sleep(100);
  }
  throw new Error(
    `Waited in vain for ${what}: ${JSON.stringify({ warnings, errors: errors.map(String) })}`,
  );
}

async function create(...argv: readonly string[]): Promise<string> {
  const out: string[] = [];
  const code = await run(['ticket', 'create', ...argv], {
    env: { WORK_ITEMS_DIR: root, USER: 'ann' },
    cwd: directory,
    colour: false,
    fetch,
    now: Date.now,
    wait: async () => {},
    confirm: async () => undefined,
    interactive: true,
    stdin: async () => Buffer.from(''),
    out: (text) => out.push(text),
    err: (text) => out.push(text),
  });
  expect({ code, out }).toEqual({ code: 0, out: [expect.stringMatching(/^\d{8}-/)] });
  return out[0] ?? '';
}

describe('tickets that are files, in a Sluice on this machine', () => {
  test('a new one starts a task at once; its result is in the thread, and it is closed with a resolution', async () => {
    const id = await create('--title', 'Fix the footer', '--label', 'sluice,docs');
    const folder = await openFolder(root);
    // Between two folders it may be found on its way.
    const { ticket, events } = await until('the ticket to be closed', async () => {
      const found = await findTicket(folder, id);
      const all = await readEvents(root, found.place);
      return (
        found.place.names[0] === 'closed' &&
        all.at(-1)?.kind === 'close' && { ticket: found, events: all }
      );
    });
    expect(ticket.envelope.labels).toEqual(['docs']);
    const resolution = await readFile(join(root, 'closed', id, 'resolution.md'), 'utf8');
    expect(resolution).toContain('Did: Fix the footer');
    const report = events.find(({ kind }) => kind === 'implementation_report');
    expect(report?.body).toContain('**Sluice: Done**');
    expect(report?.body).toContain('Did: Fix the footer');
    expect(report?.mark).toMatch(/^local:files:/);
    expect(await doctor(folder)).toEqual({ problems: [], notes: [] });
    expect(warnings).toEqual([]);
    expect(errors).toEqual([]);
  }, 60_000);

  test('one that gets the label by an editor starts, too', async () => {
    const id = await create('--title', 'Later');
    const path = join(root, 'open', id, 'item.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace('labels: []', 'labels: [Sluice]'));
    const folder = await openFolder(root);
    await until(
      'the ticket to be closed',
      async () => (await findTicket(folder, id)).place.status === 'closed',
    );
  }, 60_000);
});
