import type { MemoryQueue } from '../memory/memory-queue.ts';
import type { World } from './world.ts';

/** How messages are delivered. */
export interface Delivering {
  /** How often each comes. */
  readonly copies?: number;
  /** 0..1: which of those that wait is next. */
  readonly random?: () => number;
}

/**
 * Delivers what waits in both queues until nothing does. A function that throws keeps its message for later, as a queue would:
 * here sweep brings it again. Answers what was thrown.
 */
export async function pump(
  world: World,
  { copies = 1, random = () => 0 }: Delivering = {},
): Promise<readonly unknown[]> {
  const thrown: unknown[] = [];
  for (;;) {
    const batch = [
      ...drain(world.tasks).map(() => world.dispatch),
      ...drain(world.shows).map(() => world.writeback),
    ].flatMap((handle) => Array.from({ length: copies }, () => handle));
    if (batch.length === 0) return thrown;
    while (batch.length > 0) {
      const [handle] = batch.splice(Math.floor(random() * batch.length), 1);
      await handle?.().catch((error: unknown) => thrown.push(error));
    }
  }
}

/** Minutes go by: each begins with a sweep, and what it sends is delivered. */
export async function minutes(
  world: World,
  count: number,
  delivering: Delivering = {},
): Promise<void> {
  for (let minute = 0; minute < count; minute++) {
    world.pass(60_000);
    await world.sweep().catch(() => undefined);
    await pump(world, delivering);
  }
}

function drain(queue: MemoryQueue): unknown[] {
  const taken: unknown[] = [];
  for (let message = queue.take(); message; message = queue.take()) taken.push(message);
  return taken;
}
