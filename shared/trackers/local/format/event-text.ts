import { cut } from '../../../core/cut.ts';
import { TicketsError } from '../tickets-error.ts';
import type { NewEvent } from './event.ts';
import { headingOf } from './event.ts';
import { guardedBody } from './guarded-body.ts';

const MAX_AUTHOR_CHARS = 100;

/** An event as it stands in a thread, from its comment to its `---`. @param at As `moment` writes it. */
export function eventText(event: NewEvent, at: string, since: string, end: '\n' | '\r\n'): string {
  if (!/^[A-Za-z]\w{0,63}$/.test(event.kind)) {
    throw new TicketsError('invalid', `'${event.kind}' cannot be the kind of a thread event`, {
      hint: 'Use letters, digits and `_`, such as `implementation_report`.',
    });
  }
  const attributes = [
    `event: ${event.kind}`,
    `author: ${oneWord(event.author)}`,
    `at: ${at}`,
    event.status === undefined ? '' : `status: ${event.status}`,
    event.mark === undefined ? '' : `mark: ${event.mark}`,
    since === '' ? '' : `since: ${since}`,
  ].filter((part) => part !== '');
  const lines = [`<!-- ${attributes.join(' ')} -->`, '', `## ${headingOf(event)}`, ''];
  return [...lines, guardedBody(event.body), '', '---', ''].join(end);
}

/** Other tools end a value at the first space; nothing of a name may end the comment that it stands in. */
function oneWord(author: string): string {
  const word = author
    .trim()
    .replace(/[\s\p{Cc}]+/gu, '-')
    .replace(/["<>]/g, '');
  return cut(word, MAX_AUTHOR_CHARS) || 'unknown';
}
