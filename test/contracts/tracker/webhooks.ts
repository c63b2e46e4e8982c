import type { Project } from '../../../shared/core/project.ts';
import type { Reading } from '../../../shared/core/tracker.ts';
import type { Different } from '../../support/world/samples.ts';

/** What core makes of a delivery for the project that listens. */
export type Meaning = 'start' | 'stop' | 'message' | 'approve' | 'reject' | 'nothing';

/** A body as its sender would send it, and the headers that say what it is. */
export interface Letter {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A file of `events/<tracker>/`, and what it says. */
export interface Sample {
  /** Its name, without `.json`. */
  readonly file: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly means: Meaning;
  /** What the reading has, at least. */
  readonly reads: Expected<Reading>;
}

/** A part of each of the forms that a value may have. */
export type Expected<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Expected<T[K]> }
    : T;

/** How a tracker's deliveries look, for what makes them up. */
export interface Webhooks {
  /** Lays over a project that starts on the label `sluice` and hears mentions and delegations. */
  readonly project?: Different<Project>;
  /** Every file in `events/<tracker>/`: what is not listed is not documented. */
  readonly samples: readonly Sample[];
  /** Meanings that none of its deliveries can have; a start is never among them. */
  readonly never: readonly Meaning[];
  /** A moment by our clock at which all samples are fresh. */
  readonly now: number;
  /** The headers by which the sender proves itself, at that time. May throw for a secret that nothing can be signed with. */
  sign(body: Uint8Array, secret: string, at: number): Readonly<Record<string, string>>;
  /** The one of these that is the proof, in lower case. */
  readonly proof: string;
  /** Another secret as this sender takes them. */
  readonly otherSecret: string;
  /** `nothing`: the sender sends the secret itself, so that any body goes with it. */
  readonly covers: 'body' | 'nothing';
  /** `id`: the sender's own id is signed, so that it is the delivery key; else the body's digest is. */
  readonly key: 'body' | 'id';
  /** Unsigned headers that differ from one attempt to the next. */
  readonly perAttempt: readonly string[];
  /** Where a time is signed. `stamp` writes it into a body; without it, it stands in the signed headers. */
  readonly age?: {
    readonly oldestMs: number;
    readonly aheadMs: number;
    readonly stamp?: (body: string, at: number) => string;
  };
  /** What our own writes come back as, one by one. */
  readonly echoes: readonly (Letter & { readonly given: string })[];
  /** A person's comment of this text; absent where our own comments are not known by their text. */
  readonly commented?: (text: string) => Letter;
}
