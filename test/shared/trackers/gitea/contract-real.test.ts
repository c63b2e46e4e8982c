import { describe, test } from '@jest/globals';
import { giteaBackend } from '../../../../shared/trackers/gitea/backend.ts';
import { gitea } from '../../../../shared/trackers/gitea/tracker.ts';
import { trackerContract } from '../../../contracts/tracker/contract.ts';
import { HTTP_TROUBLES, httpLosing, LIMITING_403 } from '../../../contracts/tracker/http.ts';
import { openGitea } from './contract-server.ts';
import { webhooks } from './contract-webhooks.ts';
import { judgeBy } from './judge.ts';
import { startRealGitea } from './real-gitea.ts';
import { connection } from './sender.ts';

const { SLUICE_GITEA, SLUICE_GITEA_STATIC } = process.env;

const start = async () => startRealGitea(SLUICE_GITEA ?? '', SLUICE_GITEA_STATIC);
// As many as the contract opens, before its own time begins: each makes its tables first.
const ready = SLUICE_GITEA ? [await start(), await start()] : [];

if (SLUICE_GITEA)
  trackerContract({
    tracker: gitea,
    as: 'a real one',
    kind: giteaBackend,
    connection,
    webhooks,
    server: {
      open: async () => {
        const real = ready.shift() ?? (await start());
        return openGitea(real, await judgeBy(real.url));
      },
      lacks: [],
      troubles: [...HTTP_TROUBLES, LIMITING_403],
      losing: httpLosing,
      perPage: 50,
    },
  });
else
  describe('a real Gitea', () => {
    test.skip('SLUICE_GITEA names no program', () => {});
  });
