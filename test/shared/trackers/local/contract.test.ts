import { localBackend } from '../../../../shared/trackers/local/backend.ts';
import { local } from '../../../../shared/trackers/local/tracker.ts';
import { trackerContract } from '../../../contracts/tracker/contract.ts';
import { connection } from '../webhook/connections.ts';
import { openFiles, options } from './contract-server.ts';

trackerContract({
  tracker: local,
  kind: localBackend,
  connection: connection({ name: 'files', tracker: 'local', secrets: [] }),
  server: {
    open: openFiles,
    // Whoever may write into the folder may do everything in it.
    lacks: ['permissions'],
    troubles: [
      {
        given: 'no folder',
        becomes: { kind: 'unavailable' },
        backend: () => localBackend.create(options('/nowhere/work-items')),
      },
    ],
  },
});
