import type { Shot } from '../shot.ts';

/** Somebody else's verifier, called as its documentation shows it. */
export interface Peer {
  readonly name: string;
  /** Whether it verifies what this sender signs. */
  knows(shot: Shot): boolean;
  /** Whether it believes the request with one secret. What it throws is a refusal. */
  believes(shot: Shot, secret: string): boolean | Promise<boolean>;
}
