import type { DeliveryLogKind } from '../core/delivery-log.ts';
import { githubDeliveryLog } from './github/delivery-log.ts';

/** Trackers that never send again by themselves what they could not deliver, and keep a log of it. Linear repeats by itself. */
export const deliveryLogs: readonly DeliveryLogKind[] = [githubDeliveryLog];
