import type { World } from './world/world.ts';

const TELL_EVERY_MS = 5_000;

/** A line on how far it is, every few seconds at most. */
export function progress(
  world: World,
  waiting: () => number,
  tell: (line: string) => void,
): () => void {
  const begun = Date.now();
  let last = begun;
  return () => {
    if (Date.now() - last < TELL_EVERY_MS) return;
    last = Date.now();
    const sent = `${world.mail.sent()} sent for ${world.books.tickets.length} tickets`;
    const under = `${world.busy.count()} under way, ${waiting()} queued`;
    tell(`${Math.round((last - begun) / 1_000)} s: ${sent}; ${under}`);
  };
}
