import { BackendError } from '../../core/backend-error.ts';
import { cut } from '../../core/cut.ts';

/** Markdown's definition of a link that nothing refers to: whoever renders Markdown shows nothing. Shortcut shows HTML comments. */
const OPENING = '[//]: # (sluice:';

/** What Shortcut takes for one comment, in characters. */
const MAX_COMMENT_CHARS = 100_000;

const MARKER = /^[A-Za-z0-9:._~-]+$/;

/** The comment as it is stored: what people read, shortened where Shortcut would refuse it, then the marker on its own line. */
export function withMarker(body: string, marker: string): string {
  if (!MARKER.test(marker))
    throw new BackendError('invalid_argument', 'Expected a marker of letters, digits and :._~-');
  const tail = `\n\n${OPENING}${marker})`;
  const room = MAX_COMMENT_CHARS - tail.length;
  return (body.length <= room ? body : `${cut(body, room - 1)}…`) + tail;
}

/** Whether any marker of ours is there. Quoted ones do not count: a person who quotes us speaks for themselves. */
export function hasAnyMarker(comment: string): boolean {
  return comment.split(/\r?\n/).some((line) => line.startsWith(OPENING));
}
