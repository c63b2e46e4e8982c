import type { LinearDocument } from '@linear/sdk';
import { BackendError } from '../../core/backend-error.ts';
import type { TicketRef } from '../../core/ticket.ts';
import { STAND, UPDATE_ISSUE } from './documents.ts';
import { labelId } from './label-id.ts';
import type { Ask } from './operation.ts';
import { ENDED } from './ticket.ts';

/** How an issue is to stand. */
export interface Mark {
  /** Label names; these come on … */
  readonly on: readonly string[];
  /** … and these off. */
  readonly off: readonly string[];
  /** The kind of workflow state it moves to, and the name of the one, if configured. */
  readonly move?: { readonly type: 'started' | 'completed'; readonly name: string | undefined };
}

interface State {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly position: number;
}

/**
 * Brings an issue to where a mark says, in one change; none at all if it is there. An issue that a person has ended stays ended,
 * and without a configured name any state of the kind will do, so that "In Review" is not taken back to "In Progress".
 */
export async function mark(ask: Ask, ticket: TicketRef, { on, off, move }: Mark): Promise<void> {
  const { issue } = await ask(STAND, { id: ticket.id, labels: anyOf([...on, ...off]) });
  if (issue.trashed) throw new BackendError('not_found', 'The Linear issue is in the bin');
  const has = (name: string) => issue.labels.nodes.filter((label) => same(label.name, name));
  const missing = on.filter((name) => has(name).length === 0);
  const addedLabelIds = await inTurn(missing, (name) => labelId(ask, issue.team.id, name));
  const removedLabelIds = off.flatMap(has).map(({ id }) => id);
  const to = move && destination(issue.state, issue.team.states.nodes, move);
  const stateId = to && to !== 'unknown' ? to.id : undefined;
  const input: LinearDocument.IssueUpdateInput = {
    ...(addedLabelIds.length > 0 && { addedLabelIds }),
    ...(removedLabelIds.length > 0 && { removedLabelIds }),
    ...(stateId !== undefined && { stateId }),
  };
  if (Object.keys(input).length > 0) await ask(UPDATE_ISSUE, { id: issue.id, input });
  if (to === 'unknown') throw unknownState(issue.team, move?.name);
}

/** `undefined` when the issue is to stay where it is. */
function destination(
  now: State,
  states: readonly State[],
  { type, name }: NonNullable<Mark['move']>,
): State | 'unknown' | undefined {
  if (ENDED.includes(now.type) || (name === undefined && now.type === type)) return undefined;
  const fitting = states.filter((state) =>
    name === undefined ? state.type === type : same(state.name, name),
  );
  const [first] = inOrder(fitting);
  if (first?.id === now.id) return undefined;
  return first ?? (name === undefined ? undefined : 'unknown');
}

function unknownState(
  { key, states }: { readonly key: string; readonly states: { readonly nodes: readonly State[] } },
  name = '',
): BackendError {
  const names = inOrder(states.nodes)
    .map((state) => state.name)
    .join(', ');
  return new BackendError(
    'invalid_argument',
    `Team ${key} has no state "${name}" (\`states\` of the connection); it has ${names}`,
  );
}

function inOrder(states: readonly State[]): readonly State[] {
  return states.toSorted((a, b) => a.position - b.position);
}

function anyOf(names: readonly string[]): LinearDocument.IssueLabelFilter {
  return { or: names.map((name) => ({ name: { eqIgnoreCase: name } })) };
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

async function inTurn<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await each(item));
  return done;
}
