import { gitlabBackend } from '../../../../shared/trackers/gitlab/backend.ts';
import { gitlab } from '../../../../shared/trackers/gitlab/tracker.ts';
import { trackerContract } from '../../../contracts/tracker/contract.ts';
import { HTTP_TROUBLES, httpLosing, LIMITING_403 } from '../../../contracts/tracker/http.ts';
import { openGitlab } from './contract-server.ts';
import { withSignature, withToken } from './contract-webhooks.ts';
import { connection, SIGNING_TOKEN } from './sender.ts';

const server = {
  open: openGitlab,
  lacks: [],
  troubles: [...HTTP_TROUBLES, LIMITING_403],
  losing: httpLosing,
  perPage: 100,
};

trackerContract({
  tracker: gitlab,
  as: 'with a secret token',
  kind: gitlabBackend,
  connection,
  webhooks: withToken,
  server,
});

trackerContract({
  tracker: gitlab,
  as: 'with a signing token',
  kind: gitlabBackend,
  connection: { ...connection, secrets: [SIGNING_TOKEN] },
  webhooks: withSignature,
  server,
});
