import { randomUUID } from 'node:crypto';
import { ACCOUNT, arn, REGION } from './local/names.ts';

/** What EventBridge Scheduler sends a function whose target has no input of its own. */
export function scheduledEvent(now: number) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: ACCOUNT,
    time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: REGION,
    resources: [arn('scheduler', 'schedule/default/Sluice-EveryMinute')],
    detail: '{}',
  };
}
