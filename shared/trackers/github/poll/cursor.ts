import * as z from 'zod/mini';

/** What the port allows. */
const MAX_CURSOR_BYTES = 8_192;
/** What can stand in a header, as it came: a weak validator is handed back as a weak one. */
const ETag = z.string().check(z.regex(/^[\x21-\x7e]{1,256}$/));
const Cursor = z.object({ etags: z.record(z.string(), ETag) });

/** By `owner/name`, the validator of its list. A repository that is not there is asked for without one. */
export type ETags = ReadonlyMap<string, string>;

/** What an own cursor says; nothing where it is not one. */
export function etagsIn(cursor: string | undefined): ETags {
  const parsed = z.safeParse(Cursor, json(cursor));
  return new Map(parsed.success ? Object.entries(parsed.data.etags) : []);
}

/** As many as there is room for; the others are asked for in full. */
export function cursorOf(etags: ETags): string {
  const kept: Record<string, string> = {};
  for (const [repo, etag] of etags) {
    const next = { ...kept, [repo]: etag };
    if (ETag.safeParse(etag).success && size(next) <= MAX_CURSOR_BYTES) kept[repo] = etag;
  }
  return JSON.stringify({ etags: kept });
}

function size(etags: object): number {
  return Buffer.byteLength(JSON.stringify({ etags }));
}

function json(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
