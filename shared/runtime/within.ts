import { Fault } from '../core/fault.ts';
/**
 * What `work` answers, or a throw once its time is over. The work itself goes on, unheard.
 *
 * @param until Epoch milliseconds; infinite for as long as it takes.
 */
export async function within<T>(until: number, work: Promise<T>): Promise<T> {
  if (!Number.isFinite(until)) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const left = Math.max(0, until - Date.now());
    timer = setTimeout(() => reject(new Fault('It was not done in time')), left);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
