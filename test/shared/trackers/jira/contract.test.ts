import { jiraBackend } from '../../../../shared/trackers/jira/backend.ts';
import { jira } from '../../../../shared/trackers/jira/tracker.ts';
import { trackerContract } from '../../../contracts/tracker/contract.ts';
import { HTTP_TROUBLES, httpLosing, LIMITING_403 } from '../../../contracts/tracker/http.ts';
import { openJira } from './contract-server.ts';
import { webhooks } from './contract-webhooks.ts';
import { connection } from './letters.ts';

trackerContract({
  tracker: jira,
  kind: jiraBackend,
  connection: connection(),
  webhooks,
  server: {
    open: openJira,
    lacks: [],
    troubles: [...HTTP_TROUBLES, LIMITING_403],
    losing: httpLosing,
    perPage: 100,
  },
});
