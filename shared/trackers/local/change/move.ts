import { mkdir, rename } from 'node:fs/promises';
import type { Folder } from '../folder/folder.ts';
import { inside } from '../folder/inside.ts';
import { MOVING } from '../folder/moving.ts';
import { moment } from '../format/moment.ts';
import type { Status } from '../format/status.ts';
import type { Place } from '../read/place.ts';
import { TicketsError } from '../tickets-error.ts';
import { arrive, exists } from './arrive.ts';
import { setFields } from './set-fields.ts';

/**
 * Brings a ticket into the folder of a state and says so in it. One rename cannot do both, and in between the folder and the
 * `status:` would contradict each other: so it goes over `MOVING`, where it is found by everybody who knows of it.
 */
export async function move(folder: Folder, { id, names }: Place, status: Status): Promise<Place> {
  const { root, now } = folder;
  const target = await inside(root, status, id);
  await mkdir(await inside(root, status), { recursive: true });
  if (names[0] === status) {
    const place = { id, status, names };
    await setFields(root, place, { status, updated_at: moment(now()) });
    return place;
  }
  if (await exists(target)) {
    throw new TicketsError('conflict', `${status}/${id} is there already`, {
      hint: '`sluice ticket doctor` says what is wrong.',
    });
  }
  await mkdir(await inside(root, MOVING, status), { recursive: true });
  const under = [MOVING, status, id];
  await rename(await inside(root, ...names), await inside(root, ...under));
  return arrive(folder, { id, status, names: under });
}
