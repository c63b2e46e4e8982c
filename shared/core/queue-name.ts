/** The queues: work for dispatch, and work for writeback. Each has its dead letters. */
export const QUEUE_NAMES = ['tasks', 'shows'] as const;

export type QueueName = (typeof QUEUE_NAMES)[number];
