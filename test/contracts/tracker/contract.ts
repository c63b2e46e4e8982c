import { describe, expect, test } from '@jest/globals';
import { backends } from '../../../shared/trackers/backends.ts';
import { trackers } from '../../../shared/trackers/trackers.ts';
import { bytesContract } from './bytes.ts';
import { commentContract } from './comment.ts';
import { creationContract } from './creation.ts';
import { driftContract } from './drift.ts';
import { echoContract } from './echo.ts';
import { freshnessContract } from './freshness.ts';
import { historyContract } from './history.ts';
import { hostileContract } from './hostile.ts';
import { lookContract } from './look.ts';
import { lostAnswersContract } from './lost-answers.ts';
import { marksContract } from './marks.ts';
import { opened } from './opened.ts';
import { pollContract } from './poll.ts';
import { polledOnlyContract } from './polled-only.ts';
import { readContract } from './read.ts';
import type { ServerKind, TrackerServer } from './server.ts';
import type { Receiving, Subject } from './subject.ts';
import { troublesContract } from './troubles.ts';
import { verifyContract } from './verify.ts';

type Aspect = (kind: ServerKind, server: () => TrackerServer) => void;

const WEBHOOKS: readonly ((subject: Receiving) => void)[] = [
  verifyContract,
  bytesContract,
  freshnessContract,
  readContract,
  hostileContract,
  echoContract,
];
const TICKETS: readonly Aspect[] = [
  lookContract,
  commentContract,
  marksContract,
  lostAnswersContract,
  troublesContract,
];
const POLLS: readonly Aspect[] = [pollContract, driftContract, historyContract];

/**
 * What every tracker promises, tried on one. Names beginning with `T` are mistakes that trackers of others were seen to make.
 *
 * @example trackerContract({ tracker: gitea, kind: giteaBackend, connection, webhooks, server });
 */
export function trackerContract(subject: Subject): void {
  const { tracker, as, kind, webhooks, server } = subject;
  describe(as === undefined ? `Tracker ${tracker.name}` : `Tracker ${tracker.name}, ${as}`, () => {
    test('is in both registries under one name', () => {
      expect(trackers.find(({ name }) => name === tracker.name)).toBe(tracker);
      expect(backends.find(({ name }) => name === tracker.name)?.name).toBe(kind.name);
    });

    if (webhooks) for (const aspect of WEBHOOKS) aspect({ ...subject, webhooks });
    else polledOnlyContract(subject);

    if (!server) {
      test('tickets (left out: there are none to look at)', () => {
        expect(tracker.canLook).toBe(false);
      });
      return;
    }
    const there = opened(server);
    for (const aspect of TICKETS) aspect(server, there);
    if (tracker.createsTickets) creationContract(server, there);
    else
      test('creation (left out: the tracker says that it makes no tickets)', () => {
        expect(there().backend().creator).toBeUndefined();
      });
    if (server.lacks.includes('polls'))
      test('polls (left out: nobody can be asked)', () => {
        expect(there().backend().poller).toBeUndefined();
      });
    else for (const aspect of POLLS) aspect(server, there);
  });
}
