import type { Octokit } from '@octokit/core';
import type { HookPlan, Setup, SetupKind } from '../../core/setup.ts';
import { githubAppRegistration } from './app-registration.ts';
import { client } from './client.ts';
import { failure } from './failure.ts';
import { hooksAt, places } from './hook-places.ts';
import { changesOf, wantedHook } from './hook-wanted.ts';
import { EVENTS, isSame } from './log-page.ts';
import { isObject, listIn, objectIn, textIn } from './payload.ts';
import { placeChecks } from './setup-checks.ts';

const CALL_TIMEOUT_MS = 10_000;
const PAGE_SIZE = 100;
/** GitHub redelivers for three days. */
const REPEATS_SECONDS = 3 * 24 * 3_600;

/**
 * GitHub's side: hooks of repositories and organisations, made and mended; the App's one hook, whose events GitHub lets nobody change
 * through its API. https://docs.github.com/rest/webhooks/repos
 */
export const githubSetup: SetupKind = {
  name: 'github',
  needs:
    'a classic token needs `admin:repo_hook` (`admin:org_hook` for an organisation’s), a fine-grained one "Webhooks: read and write"',
  app: githubAppRegistration,
  repeatsForSeconds: REPEATS_SECONDS,
  places,
  create,
};

/** Asks GitHub within the time of one call; throws only `BackendError`. */
export type GithubAsk = <T>(
  what: string,
  work: (request: Octokit['request']) => Promise<T>,
) => Promise<T>;

function create(options: Parameters<SetupKind['create']>[0]): Setup {
  let made: Octokit | undefined;
  const ask: GithubAsk = async (what, work) => {
    try {
      made ??= client(options);
      const signal = AbortSignal.timeout(CALL_TIMEOUT_MS);
      return await work(made.request.defaults({ request: { signal } }));
    } catch (error) {
      throw failure(what, error);
    }
  };
  return {
    plan: (place, address) =>
      ask(`Looking at the hooks of ${place}`, async (request) => {
        const path = hooksAt(place);
        if (path === undefined) return { place, changes: [], byHand: 'this is no place of GitHub' };
        return path === '/app/hook'
          ? planOfApp(place, address, request)
          : planAt(place, path, address, request);
      }),
    carryOut: (plan, address, secret) =>
      ask(`Setting up the hook at ${plan.place}`, async (request) => {
        const path = hooksAt(plan.place) ?? '';
        const { config, ...rest } = wantedHook(address, secret);
        if (path === '/app/hook') {
          await request('PATCH /app/hook/config', config);
          return path;
        }
        if (plan.hook !== undefined) {
          await request(`PATCH ${plan.hook}`, { config, ...rest });
          return plan.hook;
        }
        const { data }: { data: unknown } = await request(`POST ${path}`, {
          name: 'web',
          config,
          ...rest,
        });
        return `${path}/${isObject(data) ? String(data.id) : ''}`;
      }),
    check: (place, plan, labels) => placeChecks(place, plan, labels, ask),
  };
}

async function planAt(
  place: string,
  path: string,
  address: string,
  request: Octokit['request'],
): Promise<HookPlan> {
  const { data }: { data: unknown } = await request(`GET ${path}`, { per_page: PAGE_SIZE });
  const found = listIn({ data }, 'data')
    .filter(isObject)
    .find((hook) => isSame(textIn(objectIn(hook, 'config') ?? {}, 'url'), address));
  if (!found) return { place, changes: ['be made'] };
  return { place, hook: `${path}/${String(found.id)}`, changes: changesOf(found) };
}

/** An App has one hook; what it hears of is chosen on its page. */
async function planOfApp(
  place: string,
  address: string,
  request: Octokit['request'],
): Promise<HookPlan> {
  const { data: config }: { data: unknown } = await request('GET /app/hook/config');
  const { data: app }: { data: unknown } = await request('GET /app');
  const url = isObject(config) ? textIn(config, 'url') : undefined;
  const hears = isObject(app) ? listIn(app, 'events') : [];
  const deaf = EVENTS.filter((event) => !hears.includes(event));
  return {
    place,
    ...(url && { hook: '/app/hook' }),
    changes: isSame(url, address) ? [] : [url ? `send to ${address} instead of ${url}` : 'be set'],
    ...(deaf.length > 0 && {
      byHand: `on the App’s page, under "Permissions & events", subscribe to ${deaf.join(' and ')}`,
    }),
  };
}
