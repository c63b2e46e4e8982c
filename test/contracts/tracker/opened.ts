import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { ServerKind, TrackerServer } from './server.ts';

/** The server of a contract, from its first test to its last; what was against the tracker's own description fails the test it was in. */
export function opened({ open }: ServerKind): () => TrackerServer {
  let server: TrackerServer | undefined;
  beforeAll(async () => {
    server = await open();
  });
  afterEach(() => {
    expect(server?.problems?.() ?? []).toEqual([]);
  });
  afterAll(() => server?.stop());
  return () => {
    if (!server) throw new Error('The server is not open yet');
    return server;
  };
}
