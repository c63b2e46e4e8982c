import { readdir } from 'node:fs/promises';
import { inside, isOneName } from '../folder/inside.ts';
import type { Problem } from './problem.ts';

/** Artifacts are files below the ticket; a link, or a name that steps out, could be anything. */
export async function artifactProblems(root: string, names: readonly string[]): Promise<Problem[]> {
  const entries = await readdir(await inside(root, ...names), { withFileTypes: true });
  const found: Problem[] = [];
  for (const entry of entries) {
    const path = [...names, entry.name];
    if (entry.isSymbolicLink() || !isOneName(entry.name))
      found.push({ says: 'artifact leads out of artifacts/', path: path.join('/') });
    else if (entry.isDirectory()) found.push(...(await artifactProblems(root, path)));
  }
  return found;
}
