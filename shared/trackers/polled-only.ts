import type { Tracker } from '../core/tracker.ts';

/** The receiving half of a tracker without webhooks: whatever is sent to it is refused. */
export function polledOnly(
  name: string,
  { needsRule, canLook, placedBy }: Required<Pick<Tracker, 'needsRule' | 'canLook' | 'placedBy'>>,
): Tracker {
  return {
    name,
    needsRule,
    canLook,
    placedBy,
    callsBack: false,
    polledOnly: true,
    accepts: [],
    times: {},
    verify: () => ({ refused: 'unknown_connection' }),
    read: () => ({ invalid: 'body_malformed' }),
  };
}
