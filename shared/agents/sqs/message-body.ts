import { inAscii } from '../../core/in-ascii.ts';

/** Above this SQS refuses a message, attributes included; we send none. */
const MAX_BYTES = 1_048_576;

/** Characters that JSON allows and SQS refuses. Controls and half surrogate pairs, which it refuses too, `JSON.stringify` escapes itself. */
const REFUSED = /[\uFFFE\uFFFF]/g;

/**
 * A JSON text as the body of a message: in ASCII, which every queue and every emulator of one takes, or, where that would be too long, with
 * only those characters escaped that SQS refuses. It reads back the same either way.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function messageBody(json: string): string {
  const ascii = inAscii(json);
  return ascii.length <= MAX_BYTES ? ascii : json.replace(REFUSED, inAscii);
}
