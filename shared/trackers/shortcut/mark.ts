import { BackendError } from '../../core/backend-error.ts';
import { holds } from '../../core/intake.ts';
import type { TicketRef } from '../../core/ticket.ts';
import { parts, text } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import { storyNow, workflows } from './calls.ts';
import type { Known } from './states.ts';
import { statesOf } from './states.ts';
import type { Label } from './story.ts';

/** How a story is to stand. */
export interface Mark {
  /** Label names; these come on … */
  readonly on: readonly string[];
  /** … and these off. */
  readonly off: readonly string[];
  /** The kind of workflow state it moves to, and the name of the one, if configured. */
  readonly move?: { readonly type: 'started' | 'done'; readonly name: string | undefined };
}

/**
 * Brings a story to where a mark says, in one change; none at all if it is there. The change names what comes and goes: the usual one
 * would replace all labels, and take off what somebody put on just now. A story that a person has ended stays ended, and without
 * a configured name any state of the kind will do, so that "In Review" is not taken back to "In Development".
 */
export async function mark(ask: Ask, ticket: TicketRef, { on, off, move }: Mark): Promise<void> {
  const story = await storyNow(ask, ticket);
  const labels = parts<Label>(story.labels).flatMap(({ name }) => text(name) ?? []);
  const add = on.filter((name) => !holds(labels, name));
  const remove = labels.filter((name) => holds(off, name));
  const { now, all, workflow } = move
    ? statesOf(story, await workflows(ask))
    : { now: undefined, all: [], workflow: '' };
  const to = move && story.archived !== true ? destination(now, all, move) : undefined;
  const change = {
    ...(add.length > 0 && { labels_add: named(add) }),
    ...(remove.length > 0 && { labels_remove: named(remove) }),
    ...(to && to !== 'unknown' && { workflow_state_id: to.id }),
  };
  if (Object.keys(change).length > 0)
    await ask({
      what: 'changing the story',
      method: 'PUT',
      path: '/stories/bulk',
      body: { story_ids: [Number(ticket.id)], ...change },
    });
  if (to === 'unknown') throw unknownState(workflow, all, move?.name);
}

/** `undefined` when the story is to stay where it is. */
function destination(
  now: Known | undefined,
  states: readonly Known[],
  { type, name }: NonNullable<Mark['move']>,
): Known | 'unknown' | undefined {
  if (now?.type === 'done' || (name === undefined && now?.type === type)) return undefined;
  const fitting = states.find((state) =>
    name === undefined ? state.type === type : holds([state.name], name),
  );
  if (fitting?.id === now?.id) return undefined;
  return fitting ?? (name === undefined ? undefined : 'unknown');
}

function unknownState(workflow: string, states: readonly Known[], name = ''): BackendError {
  const names = states.map((state) => state.name).join(', ');
  return new BackendError(
    'invalid_argument',
    `Workflow "${workflow}" has no state "${name}" (\`states\` of the connection); it has ${names}`,
  );
}

function named(labels: readonly string[]) {
  return labels.map((name) => ({ name }));
}
