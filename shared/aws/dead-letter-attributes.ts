import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { PutAsideNote } from '../core/dead-letter.ts';
import { inAscii } from '../core/in-ascii.ts';
import { isPoisonCode, POISON } from '../core/poison.ts';

type Attributes = Readonly<Record<string, MessageAttributeValue>>;

/** A note beside the body, which stays as it was. SQS takes ten attributes, none of them empty, and the characters of a body. */
export function toAttributes(note: PutAsideNote): Record<string, MessageAttributeValue> {
  return {
    reason: text(note.reason),
    error: text(POISON[note.reason].means),
    function: text(note.step),
    message: text(note.messageId),
    ...(note.ticket === undefined ? {} : { ticket: text(note.ticket) }),
    at: text(new Date(note.at).toISOString()),
    attempts: number(note.attempts),
    ...replaysAttribute(note.replays),
  };
}

/** How often a person has sent a message again; it goes along with it. */
export function replaysAttribute(replays: number): Record<string, MessageAttributeValue> {
  return replays > 0 ? { replays: number(replays) } : {};
}

/** The note that was put beside a body; `undefined` where the queue moved the message itself, or somebody else wrote it. */
export function noteIn(
  attributes: Attributes,
  ticket: string | undefined,
): PutAsideNote | undefined {
  const read = (name: string) => attributes[name]?.StringValue ?? '';
  const reason = read('reason');
  const at = Date.parse(read('at'));
  if (!isPoisonCode(reason) || Number.isNaN(at)) return undefined;
  return {
    reason,
    step: read('function'),
    messageId: read('message'),
    ...(ticket === undefined ? {} : { ticket }),
    at,
    attempts: countIn(attributes.attempts),
    replays: countIn(attributes.replays),
  };
}

export function countIn(attribute: MessageAttributeValue | undefined): number {
  return /^\d{1,6}$/.test(attribute?.StringValue ?? '') ? Number(attribute?.StringValue) : 0;
}

/** Ids are ours or SQS's own; whatever else came in as one is escaped as in JSON. */
export function text(value: string): MessageAttributeValue {
  return { DataType: 'String', StringValue: inAscii(JSON.stringify(value)).slice(1, -1) || '-' };
}

function number(value: number): MessageAttributeValue {
  return { DataType: 'Number', StringValue: String(value) };
}
