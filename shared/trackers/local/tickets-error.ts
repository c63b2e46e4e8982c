/** What kept somebody from reading or changing a ticket, by what they can do about it. */
export type TicketsErrorKind =
  /** There is no such ticket. */
  | 'not_found'
  /** Several tickets go by that slug. */
  | 'ambiguous'
  /** There is no folder of tickets. */
  | 'no_folder'
  /** What was asked for cannot be written in this format. */
  | 'invalid'
  /** A link, or a name that leads out of the folder. */
  | 'outside'
  /** Somebody else is changing tickets right now. */
  | 'locked'
  /** What is to be made is there already. */
  | 'conflict'
  /** A file that is not what the format says. */
  | 'unreadable';

/** Says what is wrong, with the file and line where there is one, and what to do. Holds no text of a ticket beyond names of files. */
export class TicketsError extends Error {
  override readonly name = 'TicketsError';
  readonly kind: TicketsErrorKind;
  readonly hint: string | undefined;

  constructor(
    kind: TicketsErrorKind,
    message: string,
    { hint, cause }: { hint?: string; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.kind = kind;
    this.hint = hint;
  }
}
