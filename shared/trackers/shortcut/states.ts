import type { Unproven } from '../body/unproven.ts';
import { parts, text } from '../body/unproven.ts';
import { idOf } from './id-of.ts';
import type { State, Story, Workflow } from './story.ts';

/** A state of a workflow. */
export interface Known {
  readonly id: number;
  readonly name: string;
  /** backlog, unstarted, started, done */
  readonly type: string;
}

/** The states of the workflow that a story is in, from left to right. */
export function statesOf(
  { workflow_id, workflow_state_id }: Unproven<Story>,
  workflows: readonly Unproven<Workflow>[],
): { readonly now: Known | undefined; readonly all: readonly Known[]; readonly workflow: string } {
  const flow =
    workflows.find(({ id }) => idOf(id) === idOf(workflow_id)) ??
    workflows.find(({ states }) =>
      parts<State>(states).some(({ id }) => idOf(id) === idOf(workflow_state_id)),
    );
  const all = parts<State>(flow?.states)
    .toSorted((a, b) => Number(a.position) - Number(b.position))
    .flatMap(({ id, name, type }) =>
      idOf(id) === undefined
        ? []
        : [{ id: Number(id), name: text(name) ?? '', type: text(type) ?? '' }],
    );
  const now = all.find(({ id }) => String(id) === idOf(workflow_state_id));
  return { now, all, workflow: text(flow?.name) ?? '' };
}
