import type { Head } from '../../shared/core/head.ts';
import type { OperateDeps } from './deps.ts';

/** The ticket's past tasks, newest first; one that is still to be put away is among them. */
export async function earlier(
  { key, past }: Head,
  { heads }: Pick<OperateDeps, 'heads'>,
): Promise<readonly Head[]> {
  const filed = await heads.past(key);
  return past ? [past, ...filed.filter(({ epoch }) => epoch !== past.epoch)] : filed;
}
