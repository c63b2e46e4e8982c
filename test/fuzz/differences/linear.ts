import type { Difference } from '../difference.ts';
import { linearSdk } from '../peers/linear-sdk.ts';
import { jsonObjectIn } from '../reference/json-object.ts';

const WINDOW_MS = 60_000;

/** Linear's own library, where it looks into the body. */
export const LINEAR: readonly Difference[] = [
  {
    name: 'a repetition by Linear',
    peers: [linearSdk],
    ours: 'accepts',
    why: 'Linear tries again after 1 minute, 1 hour and 6 hours with the same bytes, so with the old signed time: a window of one minute refuses every repetition. We take 7 hours and 10 minutes back and 5 minutes ahead; a replay within that time is the same delivery key, and so a duplicate.',
    explains({ shot }) {
      const sentAt = jsonObjectIn(shot.body)?.webhookTimestamp;
      return typeof sentAt === 'number' && Math.abs(shot.now - sentAt) > WINDOW_MS;
    },
    example: {
      what: 'a body that was signed an hour ago',
      from: 'linear',
      before(draft) {
        draft.body = Buffer.from(`{"webhookTimestamp":${draft.now - 3_600_000}}`);
      },
    },
  },
  {
    name: 'a body of Linear that cannot be read',
    peers: [linearSdk],
    ours: 'accepts',
    why: 'The signature fits, so it is Linear’s and not forged. What is no JSON object, or holds a key twice, says no time that could be trusted: nothing is done with it, and it is answered 422 and recorded.',
    explains: ({ shot }) => jsonObjectIn(shot.body) === undefined,
    example: {
      what: 'half of a body, rightly signed',
      from: 'linear',
      before(draft) {
        draft.body = draft.body.subarray(0, draft.body.length / 2);
      },
    },
  },
];
