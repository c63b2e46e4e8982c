import type { Change } from '../../core/event.ts';
import type { Unproven } from '../body/unproven.ts';
import { part } from '../body/unproven.ts';
import { idOf } from './id-of.ts';
import type { Names } from './names.ts';
import type { Action, Difference } from './payload.ts';

/**
 * What an action does to its story.
 *
 * @param nameless What a label that was put on and has no name is taken for; left out where absent.
 */
export function storyChanges(
  action: Unproven<Action>,
  names: Names,
  nameless?: string,
): readonly Change[] {
  if (action.action === 'create') return [{ kind: 'opened' }];
  if (action.action === 'delete') return [{ kind: 'deleted' }];
  const changed = (field: string) =>
    part<Difference>(part<{ [key: string]: unknown }>(action.changes)[field]);
  return [
    ...endings(changed, names),
    ...ids(changed('label_ids').removes).map(
      (id) => ({ kind: 'unlabeled', label: names.label(id) ?? id }) as const,
    ),
    ...ids(changed('label_ids').adds).flatMap((id) => {
      const label = names.label(id) ?? nameless;
      return label === undefined ? [] : [{ kind: 'labeled', label } as const];
    }),
    ...ids(changed('owner_ids').removes).map(
      (assignee) => ({ kind: 'unassigned', assignee }) as const,
    ),
    ...ids(changed('owner_ids').adds).map((assignee) => ({ kind: 'assigned', assignee }) as const),
    ...(isThere(changed('name')) || isThere(changed('description'))
      ? [{ kind: 'edited' } as const]
      : []),
  ];
}

type Changed = (field: string) => Unproven<Difference>;

/** A story ends in a state of type done, and when it is archived; `completed` tells where the state's type is not told. */
function endings(changed: Changed, names: Names): readonly Change[] {
  const state = changed('workflow_state_id');
  const [from, to] = [idOf(state.old), idOf(state.new)];
  const [before, after] = [names.state(from ?? ''), names.state(to ?? '')];
  const turned = (to: boolean) =>
    ['completed', 'archived'].some((field) => changed(field).new === to);
  const ends = turned(true) || (after?.ended === true && !before?.ended);
  const begins = turned(false) || (before?.ended === true && after?.ended === false);
  return [
    ...(ends ? [{ kind: 'closed' } as const] : []),
    ...(begins && !ends ? [{ kind: 'reopened' } as const] : []),
    ...(to === undefined ? [] : [{ kind: 'moved', status: after?.name ?? to } as const]),
  ];
}

function ids(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((each) => idOf(each) ?? []) : [];
}

function isThere(difference: Unproven<Difference>): boolean {
  return Object.hasOwn(difference, 'new') || Object.hasOwn(difference, 'old');
}
