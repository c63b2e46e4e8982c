import type { Brake } from '../../shared/core/brake.ts';
import { brakeOn } from '../../shared/core/brake.ts';
import { change } from '../../shared/core/change.ts';
import type { Head } from '../../shared/core/head.ts';
import { givesWay } from '../../shared/core/line.ts';
import { wakeNext } from '../../shared/core/wake.ts';
import { assess } from './assess.ts';
import type { DispatchDeps } from './deps.ts';
import type { Dispatched } from './dispatch.ts';
import { obstacleOf } from './obstacle-of.ts';
import { park } from './park.ts';
import { secondOpinion } from './second-opinion.ts';
import { takeTurn } from './take-turn.ts';
import { wait } from './wait.ts';

/**
 * Starts the next attempt of a task, if it may run, no brake is on and its turn has come. One that waited already is asked about at
 * the tracker only once it could go on. Brakes are read after the tracker has answered, which may take long; nobody is asked for an
 * opinion under one.
 */
export async function begin(head: Head, deps: DispatchDeps): Promise<Dispatched> {
  const obstacle = head.waitsIn === undefined ? undefined : await obstacleOf(head, deps);
  if (obstacle) return wait(head, head.agent, obstacle, deps);

  const assessed = await assess(head, deps).catch((error: unknown) => unseen(head, error, deps));
  if (assessed === 'waiting') return 'waiting';
  if ('brake' in assessed) return wait(head, head.agent, assessed, deps);
  if ('park' in assessed) return park(head, assessed.park, deps);
  const { project, agent } = assessed;
  const brake = brakeOn(await deps.brakes.read(), project, agent);
  if (brake) return wait(head, agent, { brake }, deps);
  const heard = await secondOpinion(head, assessed, deps);
  if (heard === 'waiting') return 'waiting';
  if ('park' in heard) return park(head, heard.park, deps);
  return takeTurn(heard.head, heard.ready, deps);
}

/**
 * The tracker does not answer. Under a brake the task waits for that to be taken off, as it may have been set for just this reason. In
 * line it is the next one's turn after a few of those; sweep looks again, as a message that came back would wake the next every time.
 */
async function unseen(
  head: Head,
  error: unknown,
  deps: DispatchDeps,
): Promise<{ readonly brake: Brake } | 'waiting'> {
  const { project = '', ticket, agent, waitsIn, enqueueTries = 0 } = head;
  const place = { name: project, connection: ticket?.connection ?? '' };
  const brake = brakeOn(await deps.brakes.read(), place, agent);
  if (brake) return { brake };
  if (waitsIn === undefined) throw error;
  if (givesWay(head)) return 'waiting';
  const missed = change(head, deps.now(), { set: { enqueueTries: enqueueTries + 1 } });
  const counted = await deps.heads.write(head.key, missed);
  if (counted && givesWay(counted)) await wakeNext(project, deps);
  return 'waiting';
}
