import * as z from 'zod/mini';
import { Poison } from './poison.ts';
import type { Message } from './queue.ts';
import { MAX_KEY_CHARS } from './ticket.ts';

const MessageSchema: z.ZodMiniType<Message> = z.object({
  ticket: z.string().check(z.minLength(1), z.maxLength(MAX_KEY_CHARS)),
});

/** The message in a body. @throws Poison */
export function readMessage(body: string): Message {
  const message = MessageSchema.safeParse(parsed(body));
  if (!message.success) throw new Poison('unknown_shape');
  return message.data;
}

/** What a parser says quotes what it was given, so that is not handed on. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Poison('not_json');
  }
}
