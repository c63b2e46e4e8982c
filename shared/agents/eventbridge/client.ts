import type { EventBridge } from '@aws-sdk/client-eventbridge';
import { perRegion } from '../../core/per-region.ts';

/** What is asked of EventBridge. */
export type EventbridgeCalls = Pick<EventBridge, 'putEvents'>;

export const eventbridgeClient = perRegion<EventbridgeCalls>(async (config) => {
  const { EventBridge } = await import('@aws-sdk/client-eventbridge');
  return new EventBridge(config);
});
