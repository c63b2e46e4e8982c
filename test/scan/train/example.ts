/** A text to learn from: the features of its pieces, one of which at least gives orders to an agent, or none does. */
export interface Example {
  readonly pieces: readonly Int32Array[];
  readonly isAttack: boolean;
  /** How much an error on it counts. */
  readonly weight: number;
}
