import type { Tracker } from '../core/tracker.ts';
import { gitea } from './gitea/tracker.ts';
import { github } from './github/tracker.ts';
import { gitlab } from './gitlab/tracker.ts';
import { grpc } from './grpc/tracker.ts';
import { jira } from './jira/tracker.ts';
import { linear } from './linear/tracker.ts';
import { local } from './local/tracker.ts';
import { shortcut } from './shortcut/tracker.ts';
import { webhook } from './webhook/tracker.ts';

/** The receiving half of every tracker. A new one is a folder and a line here and in `backends.ts`. */
export const trackers: readonly Tracker[] = [
  github,
  gitea,
  gitlab,
  linear,
  shortcut,
  jira,
  local,
  grpc,
  webhook,
];
