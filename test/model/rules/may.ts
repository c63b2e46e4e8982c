import type { Head } from '../../../shared/core/head.ts';
import type { State } from '../../../shared/core/lifecycle.ts';
import { ACTIVE } from '../../../shared/core/lifecycle.ts';
import type { Call } from '../model.ts';

/** What somebody may make of a ticket's state; nothing else may come of what they do. */
interface May {
  readonly opens?: boolean;
  readonly moves?: readonly { readonly from: readonly State[]; readonly to: readonly State[] }[];
}

const CANCELS: May = { moves: [{ from: ACTIVE, to: ['cancelled'] }] };
const RELEASES: May = { moves: [{ from: ['held'], to: ['queued'] }] };
const REJECTS: May = { moves: [{ from: ['held'], to: ['rejected'] }] };
const ENDS: May = {
  moves: [
    { from: ['running', 'needs_info'], to: ['succeeded', 'failed', 'queued'] },
    // The lease was over, and the next attempt not yet claimed.
    { from: ['queued'], to: ['succeeded'] },
  ],
};

const MAY: Readonly<Record<string, May>> = {
  // Our end of the last task may take off a label that a person has just set again: what waits for that one has lost its trigger.
  'receive own': { moves: [{ from: ['queued', 'held'], to: ['cancelled'] }] },
  'receive label': { opens: true },
  'receive unlabel': { moves: [{ from: ['queued', 'held'], to: ['cancelled'] }] },
  'receive in-progress off': {
    moves: [{ from: ['queued', 'running', 'needs_info'], to: ['cancelled'] }],
  },
  'receive close': CANCELS,
  'receive stop': CANCELS,
  'receive approve': RELEASES,
  'receive reject': REJECTS,
  'receive mention': { opens: true, moves: [{ from: ['needs_info'], to: ['running'] }] },
  'operate stop': CANCELS,
  'operate approve': RELEASES,
  'operate reject': REJECTS,
  'operate retry': { opens: true },
  'report success': ENDS,
  'report failure': ENDS,
  'report question': { moves: [{ from: ['running'], to: ['needs_info'] }] },
  dispatch: {
    moves: [
      { from: ['queued'], to: ['running', 'held', 'cancelled', 'rejected', 'failed'] },
      { from: ['running'], to: ['failed', 'queued'] },
    ],
  },
  sweep: {
    moves: [
      { from: ['queued'], to: ['held', 'timed_out'] },
      { from: ['held', 'needs_info'], to: ['timed_out'] },
      { from: ['running'], to: ['timed_out', 'failed', 'queued'] },
      // What a look finds.
      { from: ['held', 'running', 'needs_info'], to: ['cancelled'] },
    ],
  },
};

/** The name under which a call stands in the table. */
export function nameOf(call: Call): string {
  switch (call.by) {
    case 'receive':
      return `receive ${call.about}`;
    case 'operate':
      return `operate ${call.act}`;
    case 'report':
      return `report ${call.what}`;
    default:
      return call.by;
  }
}

/** What is wrong with this having come of that. */
export function forbidden(call: Call, before: Head | undefined, after: Head | undefined) {
  const { opens = false, moves = [] } = MAY[nameOf(call)] ?? {};
  const told = `${nameOf(call)}: ${textOf(before)} → ${textOf(after)}`;
  if ((after?.epoch ?? 0) !== (before?.epoch ?? 0)) return opens ? undefined : told;
  if (after?.state === before?.state) return undefined;
  const allowed = moves.some(
    ({ from, to }) =>
      before?.state && after?.state && from.includes(before.state) && to.includes(after.state),
  );
  return allowed ? undefined : told;
}

function textOf(head: Head | undefined): string {
  return head ? `${head.epoch} ${head.state ?? 'no task'}` : 'nothing';
}
