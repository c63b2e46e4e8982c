import { readMessage } from './read-message.ts';

/** The ticket that a message's body names; `undefined` where it names none. */
export function ticketIn(body: string): string | undefined {
  try {
    return readMessage(body).ticket;
  } catch {
    return undefined;
  }
}
