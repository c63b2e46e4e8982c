import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Gitea } from './gitea.ts';
import { PEOPLE } from './gitea.ts';

const PASSWORD = 'Harb0ur-goods';
const EVERY_SCOPE = ['write:issue', 'write:repository', 'write:organization', 'read:user'];
/** What docs/trackers/gitea.md asks for. */
const OUR_SCOPES = ['write:issue', 'read:repository', 'read:organization', 'read:user'];

/** A program that is a Gitea or Forgejo, started on an empty folder and port of this machine. `static` holds its templates, where it has none in it. */
export async function startRealGitea(program: string, statics?: string): Promise<Gitea> {
  const folder = await mkdtemp(join(tmpdir(), 'gitea-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = join(folder, 'app.ini');
  await mkdir(join(folder, 'data'));
  await writeFile(config, settings(folder, port, url, statics));
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GITEA_WORK_DIR: folder,
    GITEA_I_AM_BEING_UNSAFE_RUNNING_AS_ROOT: 'true',
  };
  const run = (...args: string[]) =>
    promisify(execFile)(program, ['--config', config, ...args], { env });
  await run('migrate');
  const create = [
    'admin',
    'user',
    'create',
    '--must-change-password=false',
    '--password',
    PASSWORD,
  ];
  for (const login of PEOPLE)
    await run(...create, '--username', login, '--email', `${login}@harbor.example`);
  const server = spawn(program, ['--config', config, 'web'], { env, stdio: 'ignore' });
  const stop = async () => {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; !(await isUp(url)); tries++) {
    if (tries > 300) throw new Error('It does not start');
    await sleep(100);
  }
  const tokens = await Promise.all(PEOPLE.map(async (login) => [login, await token(url, login)]));
  return {
    url,
    tokens: Object.fromEntries(tokens),
    later: async () => {
      const second = Math.floor(Date.now() / 1000);
      while (Math.floor(Date.now() / 1000) === second) await sleep(20);
    },
    stop,
  };
}

async function isUp(url: string): Promise<boolean> {
  return fetch(`${url}/api/v1/version`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function token(url: string, login: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/users/${login}/tokens`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${login}:${PASSWORD}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      name: 'test',
      scopes: login === 'sluice' ? OUR_SCOPES : EVERY_SCOPE,
    }),
  });
  return (await response.json()).sha1;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function settings(folder: string, port: number, url: string, statics = folder): string {
  return `WORK_PATH = ${folder}
[server]
HTTP_ADDR = 127.0.0.1
HTTP_PORT = ${port}
ROOT_URL = ${url}/
STATIC_ROOT_PATH = ${statics}
OFFLINE_MODE = true
DISABLE_SSH = true
[database]
DB_TYPE = sqlite3
PATH = ${folder}/data/gitea.db
[security]
INSTALL_LOCK = true
[webhook]
ALLOWED_HOST_LIST = loopback
[indexer]
ISSUE_INDEXER_TYPE = db
[log]
LEVEL = error
[cron]
ENABLED = false
[actions]
ENABLED = false
`;
}
