import { change } from '../../shared/core/change.ts';
import type { Head } from '../../shared/core/head.ts';
import { revise } from '../../shared/core/revise.ts';
import type { OperateDeps } from './deps.ts';
import type { Response } from './request.ts';
import { summary } from './view.ts';

/**
 * Has the ticket show its present task anew, also where that was given up: what the tracker refused was mended, or somebody
 * deleted the comment or changed the labels.
 */
export async function showAgain(head: Head, deps: OperateDeps): Promise<Response> {
  const owing = await revise(deps.heads, head.key, (now) =>
    now.epoch === head.epoch
      ? change(now, deps.now(), { show: true, remove: ['showGone'] })
      : undefined,
  );
  if (!owing)
    return {
      ok: false,
      error: 'refused',
      message: 'A later task of the ticket is shown there now.',
      hint: 'Name the ticket itself.',
    };
  await deps.shows.send({ ticket: head.key }, { group: head.project });
  return { ok: true, task: summary(owing) };
}
