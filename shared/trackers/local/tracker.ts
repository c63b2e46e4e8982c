import type { Tracker } from '../../core/tracker.ts';
import { polledOnly } from '../polled-only.ts';

/** Tickets that are files: nobody sends anything, so they are polled. */
export const local: Tracker = {
  ...polledOnly('local', { needsRule: true, canLook: true, placedBy: 'root' }),
  createsTickets: true,
};
