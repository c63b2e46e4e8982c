import type { Actor } from '../../core/actor.ts';
import type { Connection } from '../../core/connection.ts';
import type { Occurrence } from '../../core/poller.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import { actorOf, GHOST, isSelf } from './actor.ts';
import type { Located } from './located.ts';
import type { Label, TimelineComment, User } from './payload.ts';
import { labelsOf } from './ticket.ts';
import { PRECISION_MS, timeOf } from './times.ts';

const PER_PAGE = 50;
/** Two thousand entries, the oldest first; whatever comes after starts nothing by itself. */
const MAX_PAGES = 40;
/** What the timeline writes into a label's entry where it was put on; where it was taken off it writes nothing. */
const PUT_ON = '1';

type What = Occurrence['change'];

/** What brought the issue to where it stands, the newest first, from its timeline. */
export async function historyOf(
  located: Located,
  { self = [] }: Partial<Pick<Connection, 'self'>>,
): Promise<readonly Occurrence[]> {
  const { issue } = located;
  const occurrence = (change: What, who: Actor, time: unknown): readonly Occurrence[] => {
    const at = timeOf(time);
    if (at === undefined) return [];
    return [{ change, actor: who, own: isSelf(who, { self }), at, precisionMs: PRECISION_MS }];
  };
  const opened = occurrence({ kind: 'opened' }, actorOf(issue.user) ?? GHOST, issue.created_at);
  const present = labelsOf(issue);
  const later = (await timeline(located)).flatMap((entry) =>
    changesIn(entry, present).flatMap((change) =>
      occurrence(change, actorOf(entry.user) ?? GHOST, entry.created_at),
    ),
  );
  return [...opened, ...later].reverse();
}

function changesIn(entry: Unproven<TimelineComment>, present: readonly string[]): readonly What[] {
  const label = text(part<Label>(entry.label).name);
  const assignee = text(part<User>(entry.assignee).login);
  if (entry.type === 'reopen') return [{ kind: 'reopened' }];
  if (entry.type === 'label' && entry.body === PUT_ON && label && present.includes(label))
    return [{ kind: 'labeled', label }];
  if (entry.type === 'assignees' && entry.removed_assignee !== true && assignee)
    return [{ kind: 'assigned', assignee }];
  return [];
}

/** A page may be shorter than it was asked for, as what we may not see is left out of it; after the last comes `null`. */
async function timeline({ ask, path }: Located): Promise<readonly Unproven<TimelineComment>[]> {
  const entries: Unproven<TimelineComment>[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { body } = await ask({
      what: 'reading the timeline',
      method: 'GET',
      path: `${path}/timeline`,
      query: { page, limit: PER_PAGE },
    });
    const more = parts<TimelineComment>(body);
    if (more.length === 0) break;
    entries.push(...more);
  }
  return entries;
}
