import type { Comment } from './event.ts';
import type { State } from './lifecycle.ts';
import type { Project } from './project.ts';
import type { ReasonCode } from './reasons.ts';

/** What made a task start, and how dispatch can see whether it still stands. */
export type TriggerKind =
  | 'label'
  | 'assignee'
  | 'status'
  | 'mention'
  | 'delegation'
  | 'submission'
  | 'retry';

/** What core decides from an event and the projects of its connection. */
export type Intent =
  | {
      readonly kind: 'start';
      readonly project: Project;
      readonly trigger: TriggerKind;
      /** What the person wrote beside the trigger: part of the goal, so scanned with it. */
      readonly instruction?: string;
      readonly comment?: Comment;
    }
  | {
      readonly kind: 'stop';
      readonly project: Project;
      readonly reason: ReasonCode;
      /** The states in which this is a stop: the trigger label stands for a waiting task, in-progress for a running one. */
      readonly from: readonly State[];
      /** The label whose going it is: the one that stands for a waiting task, or for a running one. */
      readonly label?: 'trigger' | 'inProgress';
      readonly comment?: Comment;
    }
  | {
      readonly kind: 'message';
      readonly project: Project;
      readonly comment: Comment;
      readonly text: string;
    }
  | { readonly kind: 'approve' | 'reject'; readonly project: Project; readonly comment: Comment }
  | { readonly kind: 'nothing'; readonly reason: ReasonCode };
