import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Github } from '../../../infra/local/trackers/github/start.ts';
import { does, issueOf, shop } from '../../shared/trackers/github/emulated.ts';
import { folder } from '../command-line.ts';

/** A configuration of the emulated GitHub with one project. */
function configuration(github: Github): string {
  return JSON.stringify({
    connections: {
      github: {
        tracker: 'github',
        secrets: ['env:HOOK'],
        credentials: { token: 'env:GITHUB_KEY' },
        baseUrl: github.url,
        accounts: ['harbor-goods'],
      },
    },
    projects: [
      {
        name: 'shop',
        connection: 'github',
        repo: 'harbor-goods/shop',
        intake: { enabled: false, labels: ['sluice'] },
        agent: 'none',
        writeBack: { close: true },
      },
    ],
    agents: { none: { command: ['true'] } },
  });
}

/** `sluice serve-backend` in a process of its own, before the emulated GitHub. */
export async function servedGithub(
  options: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) {
  const github = await shop();
  const place = await folder({ 'sluice.yaml': configuration(github) });
  const start = async () => {
    const child = spawn(
      process.execPath,
      [
        new URL('../../../cli/main.ts', import.meta.url).pathname,
        'serve-backend',
        '--connection',
        'github',
        '--port',
        '0',
        ...options,
      ],
      {
        cwd: place.path,
        stdio: ['ignore', 'inherit', 'pipe'],
        env: { PATH: process.env.PATH, GITHUB_KEY: 'sluice', HOOK: 'hook', ...env },
      },
    );
    const lines: string[] = [];
    const heard = Promise.withResolvers<number>();
    createInterface(child.stderr).on('line', (line) => {
      lines.push(line);
      const [, port] = / at [^ ]+:(\d+), /.exec(line) ?? [];
      if (port) heard.resolve(Number(port));
    });
    const exit = once(child, 'exit');
    exit.then(() => heard.reject(new Error(lines.join('\n'))));
    const port = await heard.promise;
    return {
      port,
      lines,
      async end(signal: NodeJS.Signals = 'SIGTERM') {
        child.kill(signal);
        const [code] = await exit;
        return code;
      },
    };
  };
  const first = await start();
  const runs = [first];
  return {
    ...first,
    github,
    issue: (labels?: readonly string[]) => issueOf(github, labels),
    does: (login: string, route: string, body?: unknown) => does(github, login, route, body),
    /** The same folder, another process. */
    async again() {
      const run = await start();
      runs.push(run);
      return run;
    },
    async [Symbol.asyncDispose]() {
      for (const run of runs) await run.end('SIGKILL');
      await github.close();
      await place[Symbol.asyncDispose]();
    },
  };
}
