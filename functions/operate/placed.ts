import type { Head } from '../../shared/core/head.ts';
import { lineOf } from '../../shared/core/line.ts';
import { PLACES } from '../../shared/core/place.ts';
import type { OperateDeps } from './deps.ts';

/** The same heads, with the places that those who wait for a slot have now: a head's own is the one that its ticket was last told. */
export async function placed(
  heads: readonly Head[],
  { heads: store, now }: Pick<OperateDeps, 'heads' | 'now'>,
): Promise<readonly Head[]> {
  const projects = new Set(heads.filter(waits).map(({ project = '' }) => project));
  const lines = new Map(
    await Promise.all(
      [...projects].map(async (project) => {
        const line = await store.waiting([lineOf(project)], PLACES);
        return [project, line.map(({ key }) => key)] as const;
      }),
    ),
  );
  return heads.map((head) => {
    if (!waits(head)) return head;
    const ahead = lines.get(head.project ?? '')?.indexOf(head.key) ?? -1;
    return { ...head, place: { ahead: ahead < 0 ? PLACES : ahead, at: now() } };
  });
}

function waits({ reason, waitsIn }: Head): boolean {
  return reason === 'waiting_for_slot' && waitsIn !== undefined;
}
