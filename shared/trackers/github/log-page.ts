import type { Logged, LogPage } from '../../core/delivery-log.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { isObject, listIn, textIn, timeIn } from './payload.ts';

/** What our tracker reads; everything else would be sent again for nothing. */
export const EVENTS: readonly string[] = ['issues', 'issue_comment'];

/** A page of a delivery log, as GitHub answers it. */
export function pageOf({
  data,
  headers,
}: {
  readonly data: unknown;
  readonly headers: { readonly link?: string; readonly etag?: string };
}): LogPage {
  const rows = listIn({ data }, 'data').filter(isObject);
  const times = rows.map((row) => timeIn(row, 'delivered_at')).filter((at) => at !== undefined);
  const next = nextCursor(headers.link ?? '');
  return {
    sendings: rows.map(sendingOf).filter((each) => each !== undefined),
    ...(times.length > 0 ? { newest: Math.max(...times), oldest: Math.min(...times) } : {}),
    ...(next === undefined ? {} : { next }),
    ...(headers.etag === undefined ? {} : { etag: headers.etag }),
  };
}

/** Whether a hook sends to an address; a slash at the end makes no other. */
export function isSame(url: string | undefined, address: string): boolean {
  return url !== undefined && URL.canParse(url) && plain(url) === plain(address);
}

function plain(url: string): string {
  return new URL(url).href.replace(/\/+$/, '');
}

function sendingOf(row: JsonObject): Logged | undefined {
  const { id, status_code: status } = row;
  const guid = textIn(row, 'guid');
  const event = textIn(row, 'event') ?? '';
  const at = timeIn(row, 'delivered_at');
  const action = textIn(row, 'action');
  // Above 2^53 the client reads ids as bigints; as doubles they would be another delivery's.
  const named = typeof id === 'bigint' || Number.isSafeInteger(id);
  if (!named || !guid || at === undefined || !EVENTS.includes(event)) return undefined;
  return {
    id: String(id),
    guid,
    at,
    event: action ? `${event}.${action}` : event,
    status: typeof status === 'number' ? status : 0,
    throttled: typeof row.throttled_at === 'string',
  };
}

/** The `cursor` in the `Link` of the next page; only that is taken from it, so that no header leads elsewhere. */
function nextCursor(link: string): string | undefined {
  const [, url = ''] = /<([^>]*)>;\s*rel="next"/.exec(link) ?? [];
  return (URL.canParse(url) && new URL(url).searchParams.get('cursor')) || undefined;
}
