/** How a generic sender signs. Trackers of known kind have their own scheme and ignore this. */
export type SignatureScheme =
  /** https://www.standardwebhooks.com: `webhook-id`, `webhook-timestamp`, `webhook-signature`; `v1` and `v1a`. */
  | { readonly scheme: 'standard' }
  /** A plain HMAC of the body in one header. */
  | {
      readonly scheme: 'hmac';
      readonly header: string;
      readonly prefix: string;
      readonly encoding: 'hex' | 'base64';
      readonly algorithm: 'sha256' | 'sha512';
    };

/** The three labels that stand for a task on the ticket. */
export interface Labels {
  readonly trigger: string;
  readonly inProgress: string;
  readonly failed: string;
}

/** One configured instance of a tracker, with its secrets resolved. */
export interface Connection {
  readonly name: string;
  /** The registry name of its tracker. */
  readonly tracker: string;
  /** Live webhook secrets, newest first, at most two; never logged. Empty: every delivery is answered 503. */
  readonly secrets: readonly string[];
  /** API of the tracker, for an enterprise host or an emulator; the public one if absent. */
  readonly baseUrl?: string;
  /** The folder of a tracker that is files; relative to the working directory. */
  readonly root?: string;
  /** Owners, `owner/repo` or workspace ids, `*` at the end allowed. Empty: nothing is. */
  readonly accounts: readonly string[];
  /** Who we are in the tracker, when that is an app or bot: its id or name. What it does starts nothing. */
  readonly self: readonly string[];
  /** The name that people mention: `@<mention>`. */
  readonly mention: string;
  readonly signature: SignatureScheme;
  /** Dot path in the sender's body → our envelope field. Absent: the body is the envelope. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** Exact hosts that a sender may name in `callback_url`. */
  readonly callbackHosts: readonly string[];
  readonly labels: Labels;
  readonly states: { readonly inProgress?: string; readonly completed?: string };
  /** How missed deliveries are found, where the tracker keeps a log of what it sent. */
  readonly recovery?: Recovery;
}

/** Where the log of what a tracker sent us is read. */
export interface Recovery {
  readonly enabled: boolean;
  /** `app`, owners or `owner/repo`: where to look for hooks of ours. Empty: wherever they may be expected. */
  readonly hooks: readonly string[];
  /** What they send to, where that is not our own address. */
  readonly url?: string;
}
