import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import type { RegisteredApp } from '../../shared/core/app-registration.ts';
import { parseSecretReference } from '../../shared/core/secret-reference.ts';
import { secretTime } from '../../shared/runtime/config/webhook-secret.ts';
import { setups } from '../../shared/trackers/setups.ts';
import type { Answer, Context } from '../command.ts';
import { documentOf } from '../config/document-of.ts';
import { Failure } from '../failure.ts';
import { target } from '../target.ts';
import { visible } from '../text/visible.ts';
import type { Vault } from '../vault/vault.ts';
import { vaultOf } from '../vault/vault-of.ts';
import { awaitCode } from './await-code.ts';
import { namedConnection } from './named-connection.ts';
import { addressOf, connectionOf } from './side-of.ts';
import { trackerTrouble } from './tracker-trouble.ts';

export interface AppOptions {
  readonly word: string;
  readonly file: string | undefined;
  readonly to: URL | undefined;
  /** The organisation that is to own the App; the person if absent. */
  readonly owner: string | undefined;
}

/** Has the tracker make an App of our own, and puts its secrets where the connection looks for them. */
export async function connectApp(options: AppOptions, context: Context): Promise<Answer> {
  const { io } = context;
  const of = await target(context);
  const { document, where } = await documentOf(of, options.file, io, 'connect');
  const name = namedConnection(options.word, document, where);
  const vault = vaultOf(of, io);
  const connection = await connectionOf(name, document, vault, io.now());
  const written = document.connections[name];
  const kind = setups.find((each) => each.name === connection?.tracker);
  const app = kind?.app;
  if (!connection || !written || !kind || !app)
    throw new Failure('usage', `${connection?.tracker} makes no Apps from a description.`, {
      hint: 'Leave --app out.',
    });
  const references = {
    secret: secretTime(written.secrets[0] ?? '').reference,
    privateKey: written.credentials?.privateKey,
  };
  if ('aws' in of) await beReady(references, vault, name);
  const address = await addressOf(connection, of, options.to);
  const { baseUrl } = connection;
  const state = randomUUID();
  const code = await awaitCode(
    state,
    (back) =>
      app.form({
        name: `Sluice ${options.owner ?? name}`,
        address,
        back,
        state,
        ...(options.owner === undefined ? {} : { owner: options.owner }),
        ...(baseUrl === undefined ? {} : { baseUrl }),
      }),
    (page) => io.err(`Open ${page} in a browser on this machine, and agree there…`),
  );
  const made = await app.exchange(code, io.fetch, baseUrl).catch((error: unknown) => {
    throw trackerTrouble(error, kind);
  });
  const kept =
    'aws' in of
      ? await fill(references, made, vault)
      : await keepHere(references, made, resolve(io.cwd, `${name}.env`));
  return answer(name, made, references, kept);
}

interface References {
  readonly secret: string;
  readonly privateKey: string | undefined;
}

/** Before anything is made: what cannot be kept would be lost, as it is told once. */
async function beReady({ secret, privateKey }: References, vault: Vault, name: string) {
  if (privateKey === undefined)
    throw new Failure('failed', `\`${name}\` has no place for the key of an App.`, {
      hint: 'Write it first: `credentials: {appId: 1, installationId: 1, privateKey: "secretsmanager:sluice/<name>"}`, deploy and apply; the two ids are filled in afterwards.',
    });
  for (const reference of [secret, privateKey]) {
    const state = await vault.state(reference);
    if (state === 'missing' || state === 'elsewhere')
      throw new Failure('failed', `${reference} cannot be filled: it is ${state}.`, {
        hint: 'A deploy with your sluice.yaml makes it, empty.',
      });
  }
}

async function fill({ secret, privateKey = '' }: References, made: RegisteredApp, vault: Vault) {
  await vault.put(privateKey, made.privateKey);
  await vault.put(secret, made.webhookSecret);
  return `${privateKey} and ${secret} are filled.`;
}

/** Lines for the environment, in a file that only this user reads; a secret on the terminal would stay in its scrollback. */
async function keepHere({ secret, privateKey }: References, made: RegisteredApp, path: string) {
  const line = (reference: string | undefined, usual: string, value: string) => {
    const parsed = parseSecretReference(reference ?? '');
    const variable = parsed?.scheme === 'env' ? parsed.name : usual;
    return `${variable}="${value.trim().replaceAll('\n', '\\n')}"`;
  };
  const lines = [
    line(secret, 'GITHUB_WEBHOOK_SECRET', made.webhookSecret),
    line(privateKey, 'GITHUB_APP_KEY', made.privateKey),
  ];
  await writeFile(path, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' }).catch((cause) => {
    throw new Failure('failed', `${path} cannot be written: ${cause.code}.`, {
      hint: 'Move it away. The App is made: on its page make a new key and webhook secret.',
      cause,
    });
  });
  return `The key and the webhook secret are in ${path}: \`set -a; . ${path}; set +a\` before \`sluice dev\`.`;
}

function answer(
  name: string,
  { appId, self, installUrl }: RegisteredApp,
  { privateKey = 'env:GITHUB_APP_KEY' }: References,
  kept: string,
): Answer {
  const credentials = { appId, installationId: 'from the address after installing', privateKey };
  const snippet = stringify({ connections: { [name]: { self: [self], credentials } } });
  const words = [
    `Made: App ${appId}, ${self}. ${kept}`,
    `1. Install it: ${installUrl}`,
    `2. In sluice.yaml write:\n\n${snippet}`,
    `3. \`sluice apply\`, then \`sluice doctor ${name}\`.`,
  ];
  return {
    exit: 'ok',
    json: { ok: true, connection: name, appId, self, installUrl, kept },
    text: () => visible(words.join('\n')),
  };
}
