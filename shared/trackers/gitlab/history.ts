import type { Actor } from '../../core/actor.ts';
import type { Connection } from '../../core/connection.ts';
import type { Occurrence } from '../../core/poller.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text, texts } from '../body/unproven.ts';
import { actorOf, GHOST, isSelf } from './actor.ts';
import type { Located } from './located.ts';
import { moment, PRECISION_MS } from './moment.ts';
import { pages } from './pages.ts';
import type { Comment, ResourceEvent } from './payload.ts';

/** Two thousand of each kind. */
const MAX_PAGES = 20;

/** How GitLab begins its own comment on an assignment, in English whatever people read; a person's comment is never of the system. */
const ASSIGNED = /^assigned to ((?:@[\w.-]+(?:, | and |, and )?)+)/;

type What = Occurrence['change'];

/** What brought the issue to where it stands, the newest first: when each label was set, when it was reopened, assigned, opened. */
export async function historyOf(
  located: Located,
  { self = [] }: Partial<Pick<Connection, 'self'>>,
): Promise<readonly Occurrence[]> {
  const { issue } = located;
  const occurrence = (change: What, user: unknown, time: unknown): readonly Occurrence[] => {
    const at = moment(time);
    if (at === undefined) return [];
    const actor: Actor = actorOf(user) ?? GHOST;
    return [{ change, actor, own: isSelf(actor, { self }), at, precisionMs: PRECISION_MS }];
  };
  const [labels, states, notes] = await Promise.all([
    all<ResourceEvent>(located, 'resource_label_events'),
    all<ResourceEvent>(located, 'resource_state_events'),
    all<Comment>(located, 'notes', { activity_filter: 'only_activity', sort: 'asc' }),
  ]);
  const present = texts(issue.labels) ?? [];
  const happened = [
    ...occurrence({ kind: 'opened' }, issue.author, issue.created_at),
    ...labels.flatMap((one) =>
      labelSet(one, present).flatMap((change) => occurrence(change, one.user, one.created_at)),
    ),
    ...states.flatMap((one) =>
      one.state === 'reopened' ? occurrence({ kind: 'reopened' }, one.user, one.created_at) : [],
    ),
    ...notes.flatMap((one) =>
      assigned(one).flatMap((change) => occurrence(change, one.author, one.created_at)),
    ),
  ];
  // What has one time stays in this order: opened before what it was opened with.
  return happened.reverse().sort((one, other) => other.at - one.at);
}

function labelSet(
  { action, label }: Unproven<ResourceEvent>,
  present: readonly string[],
): readonly What[] {
  const name = text(part<ResourceEvent['label']>(label).name);
  return action === 'add' && name !== undefined && present.includes(name)
    ? [{ kind: 'labeled', label: name }]
    : [];
}

function assigned({ system, body }: Unproven<Comment>): readonly What[] {
  const [, names = ''] = system === true ? (ASSIGNED.exec(text(body) ?? '') ?? []) : [];
  return [...names.matchAll(/@([\w.-]+)/g)].map(([, assignee = '']) => ({
    kind: 'assigned',
    assignee,
  }));
}

async function all<T>(
  located: Located,
  what: string,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly Unproven<T>[]> {
  const found: Unproven<T>[] = [];
  const request = { what: `reading its ${what}`, path: `${located.path}/${what}`, query };
  for await (const { body } of pages(located, request, MAX_PAGES)) found.push(...parts<T>(body));
  return found;
}
