import type { Change } from '../../core/event.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import { idOf } from './id-of.ts';
import type { Difference, Payload, User } from './payload.ts';
import { labelsIn } from './subject.ts';

type Changes = Payload['changes'];

/** What an update changed: GitLab tells the whole lists of before and of now. */
export function changesIn(payload: Unproven<Payload>): readonly Change[] {
  const changes = part<Changes>(payload.changes);
  const differs = <T>(name: keyof Changes, read: (value: unknown) => T) => {
    const { previous, current } = part<Difference<unknown>>(changes[name]);
    return { before: read(previous), now: read(current) };
  };
  const labels = differs('labels', labelsIn);
  const people = differs('assignees', namesIn);
  const { now: movedTo } = differs('moved_to_id', idOf);
  return [
    ...gone(labels).map((label) => ({ kind: 'unlabeled', label }) as const),
    ...come(labels).map((label) => ({ kind: 'labeled', label }) as const),
    ...gone(people).map((assignee) => ({ kind: 'unassigned', assignee }) as const),
    ...come(people).map((assignee) => ({ kind: 'assigned', assignee }) as const),
    ...(movedTo === undefined ? [] : [{ kind: 'transferred' } as const]),
    ...('title' in changes || 'description' in changes ? [{ kind: 'edited' } as const] : []),
  ];
}

interface Lists {
  readonly before: readonly string[];
  readonly now: readonly string[];
}

function gone({ before, now }: Lists): readonly string[] {
  return before.filter((one) => !now.includes(one));
}

function come({ before, now }: Lists): readonly string[] {
  return gone({ before: now, now: before });
}

function namesIn(users: unknown): string[] {
  return parts<User>(users).flatMap(({ username }) => text(username) ?? []);
}
