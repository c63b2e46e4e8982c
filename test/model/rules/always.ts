import { isActive } from '../../../shared/core/due.ts';
import type { Head } from '../../../shared/core/head.ts';
import { idempotencyKey } from '../../../shared/core/idempotency-key.ts';
import type { Lab } from '../lab/lab.ts';
import type { Model } from '../model.ts';

/** What holds after every command, whatever it was. */
export function brokenNow(lab: Lab, model: Model, head: Head | undefined): string | undefined {
  return Object.entries(ALWAYS).find(([, law]) => !law(lab, model, head))?.[0];
}

type Law = (lab: Lab, model: Model, head: Head | undefined) => boolean;

const ALWAYS: Readonly<Record<string, Law>> = {
  'the head is the one whose writes were seen': (_, model, head) =>
    (head?.version ?? 0) >= (model.head?.version ?? 0),
  'an active task has an alarm': (_, __, head) =>
    !head || !isActive(head) || head.dueAt !== undefined,
  'an active task has a time to be looked at': (_, __, head) =>
    !head || !isActive(head) || head.lookAt !== undefined,
  'the fence is not later than anything that happened': (_, model, head) =>
    (head?.fence ?? Number.NEGATIVE_INFINITY) <= model.fence,
  'there is one comment per task at most': ({ tracker }) => {
    const markers = tracker.comments.map(({ comment }) => comment.marker);
    return new Set(markers).size === markers.length;
  },
  'an agent gets only what was scanned, and allowed or approved': ({ agent, scanned }, model) =>
    agent.starts.every(({ task: { goal } }) => {
      const said = scanned.get(goal);
      return said === 'allow' || (said === 'hold' && model.approved > 0);
    }),
  'an attempt that is taken back was never handed over': ({ agent }, { head: before }, head) =>
    before?.epoch !== head?.epoch ||
    (before?.attempt ?? 0) <= (head?.attempt ?? 0) ||
    (before !== undefined && !agent.runs.has(idempotencyKey(before))),
  'an attempt has one run, and was claimed first': ({ agent }, { claimed }) =>
    [...agent.runs].every((run) => claimed.has(run.split(':').slice(-3, -1).join(':'))),
};
