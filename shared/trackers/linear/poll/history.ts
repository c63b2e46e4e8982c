import type * as z from 'zod/mini';
import type { Actor } from '../../../core/actor.ts';
import { BackendError } from '../../../core/backend-error.ts';
import type { Connection } from '../../../core/connection.ts';
import type { Occurrence } from '../../../core/poller.ts';
import { PRECISION_MS } from '../letter.ts';
import type { Ask } from '../operation.ts';
import { ENDED } from '../ticket.ts';
import { isSelf, NOBODY, userOf } from '../who.ts';
import { HISTORY } from './documents.ts';

/** Four pages of 50 changes. */
const MAX_PAGES = 4;

type Answer = z.infer<(typeof HISTORY)['answer']>;
type Issue = Answer['issue'];
type Entry = Issue['history']['nodes'][number];

/**
 * What happened to an issue, the newest first. Linear draws changes that follow close upon each other into one entry; what counts is when that
 * began, so that nothing old looks new.
 */
export async function history(
  ask: Ask,
  id: string,
  self: Pick<Connection, 'self'>,
): Promise<readonly Occurrence[]> {
  const occurrences: Occurrence[] = [];
  let after: string | undefined;
  for (let pages = 1; ; pages++) {
    const { creator, createdAt, history } = await page(ask, id, after);
    occurrences.push(...history.nodes.flatMap((entry) => occurrencesOf(entry, self)));
    after = (history.pageInfo.hasNextPage && history.pageInfo.endCursor) || undefined;
    if (after !== undefined && pages < MAX_PAGES) continue;
    const opened = occurrence({ kind: 'opened' }, userOf(creator), createdAt, self);
    return [...occurrences, opened].toSorted((a, b) => b.at - a.at);
  }
}

async function page(ask: Ask, id: string, after: string | undefined): Promise<Issue> {
  const { issue } = await ask(HISTORY, { id, after: after ?? null });
  if (issue.trashed) throw new BackendError('not_found', 'The Linear issue is in the bin');
  return issue;
}

function occurrencesOf(entry: Entry, self: Pick<Connection, 'self'>): readonly Occurrence[] {
  const { addedLabels, fromState, toState, toAssignee, actor, botActor, createdAt } = entry;
  const ended = (state: typeof toState) => ENDED.includes(state?.type ?? '');
  const changes: readonly Occurrence['change'][] = [
    ...(toState && ended(fromState) && !ended(toState) ? [{ kind: 'reopened' } as const] : []),
    ...(toState ? [{ kind: 'moved', status: toState.name } as const] : []),
    ...(addedLabels ?? []).map(({ name }) => ({ kind: 'labeled', label: name }) as const),
    ...(toAssignee ? [{ kind: 'assigned', assignee: toAssignee.name } as const] : []),
  ];
  const by = userOf(actor) ?? userOf(botActor, 'bot');
  return changes.map((change) => occurrence(change, by, createdAt, self));
}

/** Whom Linear does not tell is an automation, and that is nobody who may. */
function occurrence(
  change: Occurrence['change'],
  by: Actor | undefined,
  createdAt: string,
  self: Pick<Connection, 'self'>,
): Occurrence {
  const actor = by ?? NOBODY;
  const at = Date.parse(createdAt);
  return { change, actor, own: isSelf(actor, self), at, precisionMs: PRECISION_MS };
}
