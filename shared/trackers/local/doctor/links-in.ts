import { readdir } from 'node:fs/promises';
import { inside } from '../folder/inside.ts';
import type { Status } from '../format/status.ts';
import type { Problem } from './problem.ts';

/** Tickets that are links: nobody follows them, so they would be missing without a word. */
export async function linksIn(root: string, status: Status): Promise<Problem[]> {
  const entries = await readdir(await inside(root, status), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isSymbolicLink())
    .map(({ name }) => ({ says: 'a link is no ticket', path: `${status}/${name}` }));
}
