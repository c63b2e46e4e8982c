import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from './describe.ts';
import type { World } from './example/world.ts';
import { PEOPLE, REPO, startWorld } from './example/world.ts';
import type { LocalSluice } from './start.ts';
import { startLocal } from './start.ts';

export interface DevOptions {
  /** @default 4390 */
  readonly port?: number;
  /** @default .sluice */
  readonly directory?: string;
  /** @default sluice.yaml, if there is one; else the example */
  readonly config?: string;
}

const PORT = 4390;

/** Runs Sluice on this machine until it is told to end. Answers the exit code. */
export async function runDev({
  port = PORT,
  directory = '.sluice',
  config,
}: DevOptions): Promise<number> {
  const own = config ?? (existsSync('sluice.yaml') ? 'sluice.yaml' : undefined);
  let world: World | undefined;
  let sluice: LocalSluice;
  try {
    world = own
      ? undefined
      : await startWorld(join(directory, 'example'), {
          sluice: port,
          github: port + 1,
          linear: port + 2,
        });
    sluice = await startLocal({
      config: world?.config ?? own ?? '',
      directory,
      port,
      ...(world ? { generatedSecrets: world.secrets } : {}),
      onHappening: (happening) => console.log(describe(happening)),
      warn: (warning) => console.log(`warning: ${warning}`),
    });
  } catch (error) {
    await world?.close();
    console.error(explain(error, port, directory));
    return 1;
  }
  console.log(world ? exampleHelp(sluice, world) : ownHelp(sluice, own ?? '', directory));
  await interrupted();
  console.log('Stopping …');
  await sluice.stop();
  await world?.close();
  return 0;
}

function ownHelp(sluice: LocalSluice, config: string, directory: string): string {
  return [
    `Sluice runs at ${sluice.url} with ${config}. State is in ${directory}; Ctrl-C ends it.`,
    '',
    `Point each sender at ${sluice.url}/webhooks/<connection> (through a tunnel of yours, if it is not on this machine).`,
    'In another terminal: npm run sluice -- tasks',
  ].join('\n');
}

function exampleHelp(sluice: LocalSluice, world: World): string {
  return [
    `Sluice runs at ${sluice.url} with an example: there is no sluice.yaml here yet. Ctrl-C ends it.`,
    `  emulated GitHub  ${world.github.url}  (repository ${REPO})`,
    `  emulated Linear  ${world.linear.url}`,
    `  configuration    ${world.config}  (edit it: changes count at once)`,
    '',
    'Try this in another terminal: open an issue that has the label, as a person would.',
    '',
    `  curl -s ${world.github.url}/repos/${REPO}/issues -H 'authorization: Bearer ${PEOPLE.ann}' \\`,
    `    -H 'content-type: application/json' -d '{"title":"Fix the typo in the footer","body":"It says Wellcome.","labels":["sluice"]}'`,
    '',
    'and see here what becomes of it. Then:',
    '',
    '  npm run sluice -- tasks',
    `  npm run sluice -- why 'github:${REPO}#1'`,
    `  curl -s ${world.github.url}/repos/${REPO}/issues/1/comments -H 'authorization: Bearer ${PEOPLE.ann}'`,
    '',
    'Your own: copy the configuration to ./sluice.yaml, put your repository in it, and start again.',
    '',
  ].join('\n');
}

function explain(error: unknown, port: number, directory: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Is another Sluice running? Choose one: npm start -- --port 4490`;
  if (/lock|LEVEL_/i.test(`${code} ${message}`))
    return `${directory} is used by another Sluice. End that one, or choose: npm start -- --directory other`;
  return message;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
