import { setTimeout as sleep } from 'node:timers/promises';
import type { Options } from './options.ts';
import { planned } from './plan/plan.ts';
import type { Ticket } from './world/ticket.ts';
import type { World } from './world/world.ts';

/** Letters, agents and stories under way, above which nobody opens another ticket. */
const UNDER_WAY = 60;
/** The same once as many deliveries as were asked for are on their way, as far as one can tell. */
const FEW = 6;
/** The same for messages that wait in our queues. */
const BACKLOG = 80;
const LOOK_MS = 15;
const MS_PER_MINUTE = 60_000;
/** What a ticket comes to, our own echoes and repetitions included: as measured. */
export const DELIVERIES_PER_TICKET = 8;

/**
 * Opens ticket after ticket and plays its story, as fast as all of it is dealt with: until so many requests were made, or so many tickets
 * opened, or so much time went by.
 */
export async function play(
  extent: Options,
  world: World,
  backlog: () => number,
  progress: () => Promise<void>,
): Promise<void> {
  const { tickets } = world.books;
  const end = Date.now() + extent.minutes * MS_PER_MINUTE;
  const isOver = () =>
    world.mail.sent() >= extent.deliveries || tickets.length >= extent.tickets || Date.now() > end;
  const isFull = () => {
    const most = tickets.length * DELIVERIES_PER_TICKET < extent.deliveries ? UNDER_WAY : FEW;
    return world.busy.count() >= most || backlog() >= BACKLOG;
  };
  while (!isOver()) {
    if (isFull()) await sleep(LOOK_MS);
    else {
      const ticket = planned(extent.seed, tickets.length, extent.trackers);
      tickets.push(ticket);
      world.busy.start(tell(ticket, world));
      await sleep(1);
    }
    await progress();
  }
}

async function tell(ticket: Ticket, world: World): Promise<void> {
  try {
    await ticket.story.play(ticket, world.stage);
  } catch (error) {
    // It did not get as far as it was to: what it came to is judged, what it did not come to is not.
    ticket.least = 0;
    ticket.notes.push(error instanceof Error ? error.message : String(error));
  }
}
