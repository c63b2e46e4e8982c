import { giteaBackend } from '../../../../shared/trackers/gitea/backend.ts';
import { gitea } from '../../../../shared/trackers/gitea/tracker.ts';
import { trackerContract } from '../../../contracts/tracker/contract.ts';
import { HTTP_TROUBLES, httpLosing, LIMITING_403 } from '../../../contracts/tracker/http.ts';
import { openGitea } from './contract-server.ts';
import { webhooks } from './contract-webhooks.ts';
import { startEmulatedGitea } from './emulated-gitea.ts';
import { connection } from './sender.ts';

trackerContract({
  tracker: gitea,
  kind: giteaBackend,
  connection,
  webhooks,
  server: {
    open: async () => openGitea(await startEmulatedGitea()),
    lacks: [],
    troubles: [...HTTP_TROUBLES, LIMITING_403],
    losing: httpLosing,
    perPage: 50,
  },
});
