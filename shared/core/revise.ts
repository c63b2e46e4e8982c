import { Fault } from './fault.ts';
import type { Head } from './head.ts';
import type { HeadWrite } from './head-write.ts';
import type { HeadStore } from './store.ts';

const TRIES = 6;

/**
 * Reads a head, asks for the one write that follows from it, and makes it; reads again when somebody wrote in between. Answers the head as
 * it is afterwards, or `undefined` when nothing followed. Throws when it lost every race, which a repetition mends.
 */
export async function revise(
  heads: HeadStore,
  key: string,
  follow: (head: Head) => HeadWrite | undefined,
): Promise<Head | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const head = await heads.read(key);
    const write = head && follow(head);
    if (!write) return undefined;
    const written = await heads.write(key, write);
    if (written) return written;
  }
  throw new Fault(`ticket ${key} was changed by others ${TRIES} times in a row`);
}
