import { expect, test } from '@jest/globals';
import { restClient } from '../../../../shared/trackers/rest/rest-client.ts';
import { REST_REFUSALS } from '../../../../shared/trackers/rest/rest-refusals.ts';

/** A tracker that answers only to whoever gives up. */
const silent: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    const end = () => reject(init?.signal?.reason);
    if (init?.signal?.aborted) end();
    init?.signal?.addEventListener('abort', end);
  });

test('all that is asked in one call ends with its time', async () => {
  const time = new AbortController();
  const ask = restClient({
    name: 'Tracker',
    baseUrl: 'https://tracker.example',
    headers: {},
    fetch: silent,
    refusals: REST_REFUSALS,
    until: time.signal,
  });
  const first = ask({ what: 'reading', method: 'GET', path: '/one' });
  time.abort();
  await expect(first).rejects.toMatchObject({ kind: 'unavailable' });
  await expect(ask({ what: 'reading', method: 'GET', path: '/two' })).rejects.toMatchObject({
    name: 'BackendError',
    kind: 'unavailable',
  });
});
