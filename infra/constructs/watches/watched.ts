import type { QueueName } from '../../../shared/core/queue-name.ts';
import type { PublicApi } from '../api.ts';
import type { StepFunction } from '../functions.ts';
import type { WorkQueue } from '../queues.ts';
import type { StepName } from '../steps.ts';
import type { AlarmThresholds } from './alarm-thresholds.ts';

/** All that something can go wrong with. */
export interface Watched {
  readonly functions: Readonly<Record<StepName, StepFunction>>;
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  readonly api: PublicApi;
  readonly thresholds: Required<AlarmThresholds>;
}
