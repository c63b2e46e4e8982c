import type { Verification } from '../../shared/core/tracker.ts';
import type { Sender } from '../support/receive/config.ts';
import type { Draft } from './draft.ts';
import type { Peer } from './peers/peer.ts';
import type { Shot } from './shot.ts';

/** A request over which we and a peer differ. */
export interface Dispute {
  readonly shot: Shot;
  readonly ours: Verification;
  /** The secrets with which the peer believes it; empty where it is the one who refuses. */
  readonly believed: readonly string[];
}

/** One reason why a peer answers otherwise, and why ours is the right answer. */
export interface Difference {
  readonly name: string;
  readonly peers: readonly Peer[];
  /** The peer does the other. */
  readonly ours: 'accepts' | 'refuses';
  readonly why: string;
  /** Whether this is the reason: as narrow as can be, for what is left over is a bug. */
  explains(dispute: Dispute): boolean;
  /** The smallest request that shows it, for the page and its test. */
  readonly example: {
    readonly what: string;
    readonly from: Sender;
    before?(draft: Draft): void;
    after?(draft: Draft): void;
  };
}
