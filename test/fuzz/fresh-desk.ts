import { config, project } from '../support/receive/config.ts';
import type { Desk } from '../support/receive/desk.ts';
import { desk } from '../support/receive/desk.ts';
import type { Shot } from './shot.ts';

/** A desk keeps what it accepts. */
const REQUESTS_PER_DESK = 500;

/** Receive on memory, with the connection and at the time of a request; a new one now and then. */
export function freshDesk(): (shot: Shot) => Desk {
  let open = desk();
  let requests = 0;
  return ({ now, from, connection }) => {
    requests += 1;
    if (requests % REQUESTS_PER_DESK === 0) open = desk();
    open.given.now = now;
    open.given.config = config({ connections: [connection], projects: [project(from)] });
    return open;
  };
}
