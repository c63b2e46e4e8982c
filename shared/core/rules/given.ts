import type { Connection } from '../connection.ts';
import type { Change, Comment, Event } from '../event.ts';
import type { Intent, TriggerKind } from '../intent.ts';
import type { State } from '../lifecycle.ts';
import type { Project } from '../project.ts';
import type { ReasonCode } from '../reasons.ts';

/** What a rule may look at. */
export interface Given {
  readonly event: Event;
  readonly project: Project;
  readonly connection: Connection;
}

/** The changes of one kind. */
export type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

export function start(
  given: Given,
  trigger: TriggerKind,
  more: { readonly instruction?: string; readonly comment?: Comment } = {},
): Intent {
  return { kind: 'start', project: given.project, trigger, ...more };
}

export function stop(
  given: Given,
  reason: ReasonCode,
  from: readonly State[],
  more: { readonly comment?: Comment; readonly label?: 'trigger' | 'inProgress' } = {},
): Intent {
  return { kind: 'stop', project: given.project, reason, from, ...more };
}

export function nothing(reason: ReasonCode): Intent {
  return { kind: 'nothing', reason };
}
