import { shortcutBackend } from '../../../../shared/trackers/shortcut/backend.ts';
import { shortcut } from '../../../../shared/trackers/shortcut/tracker.ts';
import { trackerContract } from '../../../contracts/tracker/contract.ts';
import { HTTP_TROUBLES, httpLosing } from '../../../contracts/tracker/http.ts';
import { openShortcut } from './contract-server.ts';
import { webhooks } from './contract-webhooks.ts';
import { connection } from './letters.ts';

trackerContract({
  tracker: shortcut,
  kind: shortcutBackend,
  connection: connection(),
  webhooks,
  server: {
    open: openShortcut,
    lacks: [],
    troubles: HTTP_TROUBLES,
    losing: httpLosing,
  },
});
