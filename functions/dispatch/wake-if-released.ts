import type { Brake } from '../../shared/core/brake.ts';
import { brakeOn } from '../../shared/core/brake.ts';
import type { Head } from '../../shared/core/head.ts';
import type { DispatchDeps } from './deps.ts';

/** A brake that was taken off just before a task stood behind it has woken those who stood there already: this one wakes itself. */
export async function wakeIfReleased(
  { key, project = '', ticket, agent }: Head,
  { scope }: Brake,
  deps: Pick<DispatchDeps, 'brakes' | 'tasks'>,
): Promise<void> {
  const place = { name: project, connection: ticket?.connection ?? '' };
  const now = brakeOn(await deps.brakes.read(), place, agent);
  if (now?.scope !== scope) await deps.tasks.send({ ticket: key }, { group: project });
}
