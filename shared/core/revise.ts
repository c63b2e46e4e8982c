import { Fault } from './fault.ts';
import type { Head } from './head.ts';
import type { HeadWrite } from './head-write.ts';
import type { HeadStore } from './store.ts';

const TRIES = 6;

/**
 * Reads a head, asks for the one write that follows from it, and makes it; reads again when somebody wrote in between. Answers the head as
 * it is afterwards, or `undefined` when nothing followed. Throws when it lost every race, which a repetition mends. Who knows a head that was
 * the latest a moment ago says so: what follows from that is tried first, and that nothing does is believed only of one that was read. What must be done before the write is done in
 * `follow`, each time anew.
 */
export async function revise(
  heads: HeadStore,
  key: string,
  follow: (head: Head) => HeadWrite | undefined | Promise<HeadWrite | undefined>,
  known?: Head,
): Promise<Head | undefined> {
  const first = known && (await follow(known));
  const done = first && (await heads.write(key, first));
  if (done) return done;
  for (let tries = 0; tries < TRIES; tries++) {
    const head = await heads.read(key);
    const write = head && (await follow(head));
    if (!write) return undefined;
    const written = await heads.write(key, write);
    if (written) return written;
  }
  throw new Fault(`ticket ${key} was changed by others ${TRIES} times in a row`);
}
