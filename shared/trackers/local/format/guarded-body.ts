import { linesOf } from './lines.ts';

/** What tools of the format take for the end of an event, or for the beginning of one. Some trim the line first. */
const GUARDED = /^([\s\u0085]*)(\\*(?:---[\s\u0085]*$|<!--))/;
const GUARD = /^([\s\u0085]*)\\(\\*(?:---[\s\u0085]*$|<!--))/;

/**
 * A body as it is written into a thread. A line that would end the event there, or begin another in somebody's name, gets a backslash,
 * which Markdown does not show.
 */
export function guardedBody(body: string): string {
  return eachLine(body, (line) => line.replace(GUARDED, '$1\\$2'));
}

/** The body that was written. */
export function unguardedBody(body: string): string {
  return eachLine(body, (line) => line.replace(GUARD, '$1$2'));
}

function eachLine(text: string, change: (line: string) => string): string {
  return linesOf(text)
    .map((line) => change(line.text) + line.end)
    .join('');
}
