import type { BackendKind } from '../core/backend.ts';
import { giteaBackend } from './gitea/backend.ts';
import { githubBackend } from './github/backend.ts';
import { gitlabBackend } from './gitlab/backend.ts';
import { grpcBackend } from './grpc/backend.ts';
import { jiraBackend } from './jira/backend.ts';
import { linearBackend } from './linear/backend.ts';
import { localBackend } from './local/backend.ts';
import { shortcutBackend } from './shortcut/backend.ts';
import { webhookBackend } from './webhook/backend.ts';

/** The asking and writing half of every tracker, apart from `trackers.ts` so that receive bundles no client. */
export const backends: readonly BackendKind[] = [
  githubBackend,
  giteaBackend,
  gitlabBackend,
  jiraBackend,
  linearBackend,
  shortcutBackend,
  localBackend,
  grpcBackend,
  webhookBackend,
];
