import { readdir } from 'node:fs/promises';
import { errorCode } from '../../../core/error-code.ts';
import { inside } from '../folder/inside.ts';
import type { Place } from './place.ts';

/** The files below a ticket's `artifacts/`, by their paths from there. Links are none. */
export async function artifacts(root: string, { names }: Place): Promise<readonly string[]> {
  const found = await filesBelow(root, [...names, 'artifacts']);
  return found.map((path) => path.slice(names.length + 1).join('/')).toSorted();
}

async function filesBelow(root: string, names: readonly string[]): Promise<string[][]> {
  const entries = await readdir(await inside(root, ...names), { withFileTypes: true }).catch(
    (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    },
  );
  const below = entries.map(async (entry) => {
    const path = [...names, entry.name];
    if (entry.isDirectory()) return filesBelow(root, path);
    return entry.isFile() && entry.name !== '.gitkeep' ? [path] : [];
  });
  return (await Promise.all(below)).flat();
}
