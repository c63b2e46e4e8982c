import { githubBackend } from '../../../../shared/trackers/github/backend.ts';
import { github } from '../../../../shared/trackers/github/tracker.ts';
import { trackerContract } from '../../../contracts/tracker/contract.ts';
import { HTTP_TROUBLES, httpLosing, LIMITING_403 } from '../../../contracts/tracker/http.ts';
import { openGithub } from './contract-server.ts';
import { webhooks } from './contract-webhooks.ts';
import { connection } from './sender.ts';

trackerContract({
  tracker: github,
  kind: githubBackend,
  connection,
  webhooks,
  server: {
    open: openGithub,
    lacks: [],
    troubles: [...HTTP_TROUBLES, LIMITING_403],
    losing: httpLosing,
    perPage: 100,
  },
});
