import { linearBackend } from '../../../../shared/trackers/linear/backend.ts';
import { linear } from '../../../../shared/trackers/linear/tracker.ts';
import { trackerContract } from '../../../contracts/tracker/contract.ts';
import { HTTP_TROUBLES, httpLosing, refusedIn200 } from '../../../contracts/tracker/http.ts';
import { openLinear } from './contract-server.ts';
import { webhooks } from './contract-webhooks.ts';
import { connection } from './letters.ts';

trackerContract({
  tracker: linear,
  kind: linearBackend,
  connection: connection(),
  webhooks,
  server: {
    open: openLinear,
    lacks: [],
    troubles: [
      ...HTTP_TROUBLES,
      refusedIn200('RATELIMITED', { kind: 'unavailable' }),
      refusedIn200('FORBIDDEN', { kind: 'permission_denied' }),
      refusedIn200('AUTHENTICATION_ERROR', { kind: 'permission_denied' }),
      refusedIn200('INTERNAL_SERVER_ERROR', { kind: 'unavailable' }),
    ],
    losing: httpLosing,
    perPage: 25,
  },
});
