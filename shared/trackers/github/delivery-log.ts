import type { Octokit } from '@octokit/core';
import type { DeliveryLog, DeliveryLogKind } from '../../core/delivery-log.ts';
import { client } from './client.ts';
import { failure } from './failure.ts';
import { hooksAt, places } from './hook-places.ts';
import { isSame, pageOf } from './log-page.ts';
import { isObject, listIn, textIn } from './payload.ts';

const PAGE_SIZE = 100;
/** GitHub lists a hook's siblings in pages; it allows twenty for each event. */
const MAX_HOOKS = 100;
const CALL_TIMEOUT_MS = 10_000;

/**
 * The delivery logs of GitHub's hooks: a repository's, an organisation's, the App's (for its JWT). They are kept for three days; a hook is
 * named by its path. The log's `status` filter leaves out what got no answer at all, so everything is read.
 * https://docs.github.com/webhooks/using-webhooks/handling-failed-webhook-deliveries
 */
export const githubDeliveryLog: DeliveryLogKind = {
  name: 'github',
  needs:
    'a classic token needs `admin:repo_hook` (`admin:org_hook` for an organisation’s), a fine-grained one or an App "Webhooks: read and write"',
  places,
  create,
};

interface Answer {
  readonly data: unknown;
  readonly headers: { readonly etag?: string };
}

function create(options: Parameters<DeliveryLogKind['create']>[0]): DeliveryLog {
  let made: Octokit | undefined;

  async function ask<T>(
    what: string,
    work: (request: Octokit['request']) => Promise<T>,
  ): Promise<T> {
    try {
      made ??= client(options);
      const signal = AbortSignal.timeout(CALL_TIMEOUT_MS);
      return await work(made.request.defaults({ request: { signal } }));
    } catch (error) {
      throw failure(what, error);
    }
  }

  /** `unchanged` costs nothing of the rate limit. */
  async function conditional<T>(
    what: string,
    etag: string | undefined,
    work: (request: Octokit['request'], headers: Record<string, string>) => Promise<T>,
  ): Promise<T | 'unchanged'> {
    return ask(what, async (request) => {
      try {
        return await work(request, etag === undefined ? {} : { 'if-none-match': etag });
      } catch (error) {
        if (etag !== undefined && isObject(error) && error.status === 304) return 'unchanged';
        throw error;
      }
    });
  }

  return {
    hooks: (place, address, known) =>
      conditional(`Listing the hooks of ${place}`, known, async (request, headers) => {
        const path = hooksAt(place);
        if (path === undefined) return { hooks: [] };
        const isApp = path === '/app/hook';
        const answer: Answer = isApp
          ? await request('GET /app/hook/config', { headers })
          : await request(`GET ${path}`, { per_page: MAX_HOOKS, headers });
        const { etag } = answer.headers;
        const hooks = isApp
          ? isSame(urlIn(answer.data), address)
            ? [path]
            : []
          : listIn({ list: answer.data }, 'list')
              .filter(isObject)
              .filter(({ config }) => isSame(urlIn(config), address))
              .map(({ id }) => `${path}/${String(id)}`);
        return { hooks, ...(etag === undefined ? {} : { etag }) };
      }),

    page: (hook, { cursor, etag }) =>
      conditional(`Reading the delivery log of ${hook}`, etag, async (request, headers) => {
        const from = cursor === undefined ? {} : { cursor };
        return pageOf(
          await request(`GET ${hook}/deliveries`, { per_page: PAGE_SIZE, ...from, headers }),
        );
      }),

    redeliver: (hook, id) =>
      ask(`Asking ${hook} to redeliver`, async (request) => {
        await request(`POST ${hook}/deliveries/{delivery_id}/attempts`, { delivery_id: id });
      }),
  };
}

function urlIn(config: unknown): string | undefined {
  return isObject(config) ? textIn(config, 'url') : undefined;
}
