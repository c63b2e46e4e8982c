import type { Hook } from './hook.ts';

/** A hook as the API shows it. What it was answered last is not kept here, so an unused one is shown. */
export function shownHook({ id, of, url, secret, contentType, events, active }: Hook, at: string) {
  const config = {
    url,
    content_type: contentType,
    insecure_ssl: '0',
    ...(secret && { secret: '********' }),
  };
  const common = {
    id,
    name: 'web',
    active,
    events,
    config,
    url: at,
    ping_url: `${at}/pings`,
    deliveries_url: `${at}/deliveries`,
    created_at: MADE_AT,
    updated_at: MADE_AT,
  };
  return of === 'organization'
    ? { ...common, type: 'Organization' }
    : {
        ...common,
        type: 'Repository',
        test_url: `${at}/tests`,
        last_response: { code: null, status: 'unused', message: null },
      };
}

const MADE_AT = '2026-01-01T00:00:00Z';
