import { holds } from './holds.ts';
import { line } from './line.ts';
import { people } from './people.ts';
import { programs } from './programs.ts';
import { senders } from './senders.ts';
import type { Scene } from './stage.ts';
import { tasks } from './tasks.ts';
import { years } from './years.ts';

/** All that the functions can do, in an order in which one leaves to the next what it needs. */
export const FLOW: readonly Scene[] = [
  ...tasks,
  ...senders,
  ...programs,
  ...line,
  ...people,
  ...holds,
  ...years,
];
