import type { Tracker } from '../../core/tracker.ts';

/** What a configuration is checked with of a tracker. */
export type KnownTracker = Pick<Tracker, 'name' | 'needsRule' | 'polledOnly'> &
  Partial<Pick<Tracker, 'callsBack' | 'createsTickets' | 'placedBy'>>;
