/** Who did something in a tracker, as far as a delivery shows it. */
export interface Actor {
  /** The tracker's immutable id of the account. */
  readonly id: string;
  /** The name that people read: a GitHub login, a Linear display name, a sender's connection. */
  readonly name: string;
  /** A name that nobody else can take (a login, an e-mail address); absent where people choose their names freely. */
  readonly login?: string;
  readonly kind: 'person' | 'bot';
  /**
   * What the payload alone says of the actor's right to the ticket. `unknown` is the common case; dispatch asks the
   * tracker then. Only `stranger` is final: receive starts nothing for one.
   */
  readonly standing: 'member' | 'stranger' | 'unknown';
}
