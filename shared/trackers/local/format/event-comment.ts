/**
 * The attributes of a line such as `<!-- event: plan author: ann at: 2026-11-21T12:00:00Z -->`; `undefined` for any other line.
 * A value is one word, or stands in double quotes.
 */
export function eventComment(line: string): ReadonlyMap<string, string> | undefined {
  const [, inner] = /^<!-- (event:.*) -->$/s.exec(line.trim()) ?? [];
  if (inner === undefined) return undefined;
  const words = inner.match(/"[^"]*"|\S+/g) ?? [];
  const attributes = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const [word = '', value] = words.slice(at, at + 2);
    if (!word.endsWith(':') || value === undefined) continue;
    const key = word.slice(0, -1);
    if (!attributes.has(key)) attributes.set(key, value.replace(/^"(.*)"$/s, '$1'));
    at++;
  }
  return attributes;
}

/** Whether a line begins as an event does, and does not end as one. */
export function isBrokenEventComment(line: string): boolean {
  const trimmed = line.trim();
  return trimmed.startsWith('<!-- event:') && !trimmed.endsWith('-->');
}
