import { QUEUE_NAMES } from '../../../shared/core/queue-name.ts';
import { STEP_NAMES } from '../steps.ts';
import { ofDoor } from './of-door.ts';
import { ofFunction } from './of-function.ts';
import { ofQueue } from './of-queue.ts';
import { ofRoom } from './of-room.ts';
import { ofWork } from './of-work.ts';
import type { Watches } from './watch.ts';
import type { Watched } from './watched.ts';

/** All that is watched. */
export function watches(watched: Watched): Watches {
  const each = [
    ...QUEUE_NAMES.map((name) => ofQueue(name, watched)),
    ...STEP_NAMES.map((step) => ofFunction(step, watched)),
    ofRoom(watched),
    ofDoor(watched),
    ofWork(watched),
  ];
  return Object.assign({}, ...each);
}
