import type { ThreadEvent } from './event.ts';
import { eventComment } from './event-comment.ts';
import { unguardedBody } from './guarded-body.ts';
import type { Line } from './lines.ts';
import { linesOf } from './lines.ts';

/**
 * The events of a thread, oldest first. An event ends with the first `---` that is followed by the next event or by nothing: another
 * one is a rule in the text of somebody whose tool did not guard it.
 */
export function readThread(text: string): readonly ThreadEvent[] {
  const lines = linesOf(text);
  const events: ThreadEvent[] = [];
  for (let at = 0; at < lines.length; at++) {
    const attributes = eventComment(lines[at]?.text ?? '');
    if (!attributes) continue;
    const start = at + 1;
    const headed = firstWritten(lines, start);
    const [, heading] = /^## (.*)$/.exec(lines[headed]?.text ?? '') ?? [];
    // One empty line stands above the body; more of them are the body's own.
    const above = heading === undefined ? start : headed + 1;
    const begin = lines[above]?.text.trim() === '' ? above + 1 : above;
    const end = endOf(lines, begin);
    events.push({
      ...read(attributes),
      ...(heading !== undefined && { heading }),
      line: start,
      body: bodyOf(lines.slice(begin, end)),
    });
    at = end;
  }
  return events;
}

function read(attributes: ReadonlyMap<string, string>) {
  const get = <K extends string>(key: K) => {
    const value = attributes.get(key);
    return (value === undefined ? {} : { [key]: value }) as Partial<Record<K, string>>;
  };
  return {
    kind: attributes.get('event') ?? '',
    ...get('author'),
    ...get('at'),
    ...get('status'),
    ...get('mark'),
    ...get('since'),
  };
}

function firstWritten(lines: readonly Line[], from: number): number {
  const at = lines.findIndex((line, index) => index >= from && line.text.trim() !== '');
  return at < 0 ? lines.length : at;
}

function endOf(lines: readonly Line[], from: number): number {
  for (let at = from; at < lines.length; at++) {
    if (lines[at]?.text !== '---') continue;
    const next = lines[firstWritten(lines, at + 1)];
    if (next === undefined || eventComment(next.text)) return at;
  }
  return lines.length;
}

/** Without the two line ends that stand before the `---`. */
function bodyOf(lines: readonly Line[]): string {
  const text = lines.map((line) => line.text + line.end).join('');
  const tail = text.endsWith('\r\n\r\n') ? 4 : text.endsWith('\n\n') ? 2 : 0;
  return unguardedBody(text.slice(0, text.length - tail));
}
