import type { OperateDeps } from '../deps.ts';
import type { Response } from '../request.ts';
import { giveBack, headsOf, scan } from './scan.ts';
import type { Selection } from './selection.ts';
import { lineOf } from './view.ts';

/** Dead letters, oldest first. */
export async function listDeadLetters(
  selection: Selection,
  limit: number,
  deps: OperateDeps,
): Promise<Response> {
  const { letters, counts, more } = await scan(selection, limit, deps);
  await giveBack(letters, deps);
  const heads = await headsOf(letters, deps);
  const lines = letters.map((letter) => lineOf(letter, heads.get(letter.ticket ?? '')));
  return { ok: true, letters: lines, queues: counts, more };
}
