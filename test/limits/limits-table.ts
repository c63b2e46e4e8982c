import { MAX_BODY_BYTES } from '../../shared/core/delivery.ts';
import { EVENT_LIMITS } from '../../shared/core/event-limits.ts';
import { MAX_CONTENT_BYTES } from '../../shared/core/ledger.ts';
import { MAX_RAW_CHARS } from '../../shared/core/raw.ts';
import { MAX_QUESTION_CHARS } from '../../shared/core/result.ts';
import { MAX_KEY_CHARS } from '../../shared/core/ticket.ts';
import { SQS_LIMITS } from '../support/engines/sqs-rules.ts';

const n = (count: number) => count.toLocaleString('en-US');

const fields = EVENT_LIMITS.map(({ field, max }) => `\`${field}\` ${n(max)}`).join(', ');

/** What a sender, an agent or a tracker may put in, and what becomes of it. docs/limits.md has these rows. */
const ROWS: readonly (readonly [input: string, happens: string])[] = [
  [
    'any character of Unicode in a text: NUL, controls, U+FFFE, U+FFFF, the private ones, those of two units',
    'kept, scanned, handed to the agent and told back as it was. In a comment, hidden ones are written out: `[U+0000]`',
  ],
  [
    'half a surrogate pair, which JSON can spell (`\\ud800`) and UTF-8 cannot',
    'U+FFFD in every field, before anything is scanned; in `raw` it stays as it was spelt. In the `id` of a generic sender: 422, as two ids would become one',
  ],
  ['half a surrogate pair as bytes, or any other bytes that are not UTF-8', '422 `body_malformed`'],
  [`a body above ${n(MAX_BODY_BYTES)} bytes`, '413 `body_too_large`'],
  [
    `a text that, compressed with its ticket and body, is above ${n(MAX_CONTENT_BYTES)} bytes`,
    'a task that is held, `too_large`, and can only be stopped; a comment: 200 `message_too_large`',
  ],
  [
    `a field of an event that is longer than a key or a head can hold, in UTF-16 units: ${fields}`,
    '422 `field_invalid` with the field, whatever the tracker; never a 5xx, after which a sender tries again',
  ],
  [
    'the name or readable id of an event that is ignored anyway, when it is that long',
    'the name is cut, the id left out; the reason is noted',
  ],
  [
    'a ticket’s key',
    `at most ${n(MAX_KEY_CHARS)} characters, all ASCII: everything else in it is written as \`~<code point>~\``,
  ],
  [
    'a message on our own queues',
    'a pointer in ASCII JSON, far below any limit; what is none is put aside with its reason (`sluice dlq`)',
  ],
  [
    `a task for an \`sqs\` agent up to ${n(SQS_LIMITS.messageBytes)} bytes`,
    'ASCII JSON, or, where that would be too long, only what SQS refuses is written as `\\uXXXX`. It parses to the same',
  ],
  [
    'a task for an `sqs` agent above that',
    'the task fails, `agent_refused`, and says that it is too large; an `http` agent takes it',
  ],
  [
    '`raw` of a task',
    `its first ${n(MAX_RAW_CHARS)} UTF-16 units, with \`truncated\`; no character is cut in half, here or anywhere`,
  ],
  [
    'labels of a task',
    'the first 100, each at most 200 UTF-16 units; from a generic sender more are a 422',
  ],
  [
    'an agent’s report',
    `at most 65,536 bytes (413); progress 280, a question ${n(MAX_QUESTION_CHARS)}, a summary 16,384 UTF-16 units (422)`,
  ],
  [
    'a head',
    'its lists of messages, keys and steps are bounded, and so it never comes to 400 KB; usually it is below 1 KB',
  ],
];

export function limitsTable(): string {
  const lines = ROWS.map(([input, happens]) => `| ${input} | ${happens} |`);
  return ['| input | what happens |', '|---|---|', ...lines].join('\n');
}
