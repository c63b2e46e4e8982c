import { readdir } from 'node:fs/promises';
import { errorCode } from '../../../core/error-code.ts';
import { inside, isOneName } from '../folder/inside.ts';
import { MOVING } from '../folder/moving.ts';
import type { Status } from '../format/status.ts';
import { STATUSES } from '../format/status.ts';
import type { Place } from './place.ts';

/** Every ticket's folder, by name. Hidden ones, files and links are none. */
export async function places(root: string, of: readonly Status[] = STATUSES): Promise<Place[]> {
  const found = new Map<string, Place>();
  for (const status of of) {
    for (const names of [[status], [MOVING, status]]) {
      for (const id of await foldersIn(root, names)) {
        const key = `${status}/${id}`;
        if (!found.has(key)) found.set(key, { id, status, names: [...names, id] });
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** The names of the folders in a folder; none where it is not there. */
export async function foldersIn(root: string, names: readonly string[]): Promise<string[]> {
  try {
    const entries = await readdir(await inside(root, ...names), { withFileTypes: true });
    return entries
      .filter(
        (entry) => entry.isDirectory() && !entry.name.startsWith('.') && isOneName(entry.name),
      )
      .map(({ name }) => name);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}
