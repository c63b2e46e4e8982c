import type { RecoveryStore } from '../../../shared/core/recovery-store.ts';
import type { Sendings } from './delivery-log.ts';

/**
 * When recovery has something to do again, epoch milliseconds; `undefined` when every delivery came, and sweep knows it. What was
 * given up is left to a person.
 */
export async function nextRecovery(
  { log }: Pick<Sendings, 'log'>,
  recovery: Pick<RecoveryStore, 'of'>,
): Promise<number | undefined> {
  const known = await recovery.of('github');
  const hooks = known.flatMap((checkpoint) => checkpoint.hooks);
  const done = new Set([
    ...hooks.flatMap(({ givenUp }) => givenUp.map(({ guid }) => guid)),
    ...log.filter(({ status }) => status === 200).map(({ guid }) => guid),
  ]);
  const waits =
    hooks.some(({ missed }) => missed.length > 0) || log.some(({ guid }) => !done.has(guid));
  if (!waits) return undefined;
  return known.length > 0 ? Math.min(...known.map(({ dueAt }) => dueAt)) : 0;
}
