/** How every comment of ours begins its last line; a reader of the page does not see it. */
const OPENING = '<!-- sluice:';

/** What GitHub takes for one comment, in characters; the others take more. */
const MAX_COMMENT_CHARS = 65_536;

const MARKER = /^[A-Za-z0-9:._~-]+$/;

/** Whether this can name a comment: nothing that could end the hidden line early. */
export function isMarker(marker: string): boolean {
  return MARKER.test(marker);
}

/** The comment as it is stored: what people read, shortened where a tracker would refuse it, then the marker on its own line. */
export function withMarker(body: string, marker: string): string {
  const tail = `\n\n${OPENING}${marker} -->`;
  const room = MAX_COMMENT_CHARS - tail.length;
  const fits = body.length <= room ? body : `${body.slice(0, room - 1).toWellFormed()}…`;
  return fits + tail;
}

/**
 * Whether the comment is the one of this marker: by its last line, as what stands above may be a stranger's. Says nothing about who
 * wrote it: anybody can copy a marker.
 */
export function hasMarker(comment: string, marker: string): boolean {
  return lines(comment.trimEnd()).at(-1) === `${OPENING}${marker} -->`;
}

/** Whether any marker of ours is there. Quoted ones do not count: a person who quotes us speaks for themselves. */
export function hasAnyMarker(comment: string): boolean {
  return comment.includes(OPENING) && lines(comment).some((line) => line.startsWith(OPENING));
}

function lines(comment: string): string[] {
  return comment.split(/\r?\n/);
}
