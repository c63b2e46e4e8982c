/** Why a message is put aside at its first attempt. */
// biome-ignore format: a table, one reason a line
export const POISON = {
  not_json: { means: 'The message is not JSON.', hint: 'Nothing of ours sends such a message: find out who may send to the queue, then discard it.' },
  unknown_shape: { means: 'The message does not name a ticket.', hint: 'A newer version may know it: replay it after an update, else discard it.' },
  no_head: { means: 'Nothing is known of the ticket that the message names.', hint: 'The ticket was forgotten or has expired: discard it.' },
} as const satisfies Record<string, { readonly means: string; readonly hint: string }>;

export type PoisonCode = keyof typeof POISON;

/** What no repetition mends: the message is put aside at once. Everything else that is thrown is passing, and is tried again. */
export class Poison extends Error {
  override readonly name = 'Poison';
  readonly code: PoisonCode;

  constructor(code: PoisonCode) {
    super(POISON[code].means);
    this.code = code;
  }
}

export function isPoisonCode(code: string): code is PoisonCode {
  return Object.hasOwn(POISON, code);
}
