import type { Head } from './head.ts';
import { taskId } from './task-id.ts';

/**
 * What an agent knows an attempt by, however often it is started. The time of the epoch's opening is part of it: once a ticket was
 * forgotten its epochs count from 1 again.
 */
export function idempotencyKey({
  key,
  epoch,
  attempt = 1,
  openedAt = 0,
}: Pick<Head, 'key' | 'epoch' | 'attempt' | 'openedAt'>): string {
  return `${taskId(key, epoch)}:${attempt}:${openedAt.toString(36)}`;
}
