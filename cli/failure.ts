import type { Exit } from './exit.ts';

/** What a person did not get, and what they can do about it. Everything else that is thrown is a bug of ours. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exit: Exit;
  readonly hint: string | undefined;
  /** For programs; the exit's name unless there is a finer word. */
  readonly error: string;

  constructor(
    exit: Exit,
    message: string,
    { hint, error = exit, cause }: { hint?: string; error?: string; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.exit = exit;
    this.hint = hint;
    this.error = error;
  }
}
