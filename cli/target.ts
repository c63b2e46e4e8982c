import type { Aws } from './aws/aws.ts';
import type { Context } from './command.ts';
import type { Door } from './door.ts';
import { notRunning, readDoor } from './door.ts';

/** The stack of the app that comes along: infra/app.ts. */
const USUAL_STACK = 'Sluice';

/** What a command for deployments is about: one on AWS, or the Sluice that runs on this machine. */
export type Target = { readonly aws: Aws } | { readonly door: Door };

/** What was named; else the one that runs here; else the usual stack. @throws Failure */
export async function target({ aws: named, directory, local, io }: Context): Promise<Target> {
  if (named) return { aws: named };
  const door = await readDoor(directory);
  if (door) return { door };
  if (local) throw notRunning(directory);
  const { aws } = await import('./aws/aws.ts');
  return { aws: aws(USUAL_STACK, io) };
}
