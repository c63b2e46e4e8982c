import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Github } from '../trackers/github/start.ts';
import { startGithub } from '../trackers/github/start.ts';
import type { Linear } from '../trackers/linear/start.ts';
import { startLinear } from '../trackers/linear/start.ts';
import { exampleConfig } from './config.ts';

/** People and our own accounts in the emulated trackers; the tokens open nothing else. */
export const PEOPLE = { ann: 'ann-token', bob: 'bob-token', eve: 'eve-token' } as const;
const BOT = { login: 'sluice-bot', token: 'sluice-bot-token' } as const;
export const REPO = 'acme/shop';

/** An emulated GitHub and an emulated Linear with webhooks to us, and a configuration that fits them. */
export interface World {
  readonly github: Github;
  readonly linear: Linear;
  /** The configuration file that was written. */
  readonly config: string;
  /** What the senders sign with, by the name of the environment variable that the configuration refers to. */
  readonly secrets: Readonly<
    Record<`SLUICE_EXAMPLE_${'GITHUB' | 'LINEAR' | 'SENDER'}_SECRET`, string>
  >;
  readonly port: number;
  /** Where the signed JSON sender of the example may be called back on this machine. */
  readonly callbackPort: number;
  close(): Promise<void>;
}

/** Starts the trackers for a Sluice that will listen on `port` (0 picks one), and writes `sluice.yaml` into `directory`. */
export async function startWorld(
  directory: string,
  ports: { readonly sluice: number; readonly github: number; readonly linear: number },
): Promise<World> {
  const port = ports.sluice || (await freePort());
  const callbackPort = await freePort();
  const webhooks = `http://127.0.0.1:${port}/webhooks`;
  const secrets = {
    SLUICE_EXAMPLE_GITHUB_SECRET: hexSecret(),
    SLUICE_EXAMPLE_LINEAR_SECRET: hexSecret(),
    SLUICE_EXAMPLE_SENDER_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
  };
  Object.assign(process.env, secrets);
  process.env.SLUICE_EXAMPLE_GITHUB_TOKEN = BOT.token;
  process.env.SLUICE_EXAMPLE_LINEAR_TOKEN = 'sluice-app-token';

  const github = await startGithub({
    port: ports.github,
    repo: REPO,
    users: [
      { login: 'ann', token: PEOPLE.ann, permission: 'write' },
      { login: 'bob', token: PEOPLE.bob, permission: 'maintain' },
      { login: 'eve', token: PEOPLE.eve, permission: 'read' },
    ],
    // Who may see hooks may have missed deliveries sent again.
    bot: { ...BOT, permission: 'admin' },
    labels: ['sluice', 'sluice-in-progress', 'sluice-failed'],
    webhook: { url: `${webhooks}/github`, secret: secrets.SLUICE_EXAMPLE_GITHUB_SECRET },
  });
  const linear = await startLinear({
    port: ports.linear,
    team: { key: 'ENG', name: 'Engineering' },
    users: [{ name: 'Ann', token: 'ann-linear-key' }],
    app: { name: 'Sluice', token: 'sluice-app-token' },
    labels: ['sluice', 'sluice-in-progress', 'sluice-failed'],
    webhook: { url: `${webhooks}/linear`, secret: secrets.SLUICE_EXAMPLE_LINEAR_SECRET },
  });
  await mkdir(directory, { recursive: true });
  const config = join(directory, 'sluice.yaml');
  await writeFile(config, exampleConfig({ github, linear, callbackPort }));
  return {
    github,
    linear,
    config,
    secrets,
    port,
    callbackPort,
    close: async () => {
      await Promise.all([github.close(), linear.close()]);
    },
  };
}

function hexSecret(): string {
  return randomBytes(32).toString('hex');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
