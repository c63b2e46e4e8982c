import { MAKING, MOVING } from '../folder/moving.ts';
import { STATUSES } from '../format/status.ts';
import { foldersIn } from '../read/places.ts';
import { isFolder } from './is-folder.ts';
import type { Problem } from './problem.ts';

/** What processes that are gone left half done: what the next change finishes, and what nobody can without a person. */
export async function underWay(
  root: string,
): Promise<{ readonly stuck: readonly Problem[]; readonly notes: readonly string[] }> {
  const stuck: Problem[] = [];
  const notes: string[] = [];
  for (const status of STATUSES) {
    for (const id of await foldersIn(root, [MOVING, status])) {
      const path = `${status}/${id}`;
      if (await isFolder(root, status, id))
        stuck.push({ says: 'an interrupted move cannot end: it is there already', path });
      else notes.push(`An interrupted move: the next change ends it (${MOVING}/${path})`);
    }
  }
  for (const id of await foldersIn(root, [MOVING, MAKING]))
    notes.push(`An interrupted create: the next change removes what is left (${id})`);
  return { stuck, notes };
}
