import { BackendError } from '../../core/backend-error.ts';
import type { Finding } from '../../core/finding.ts';
import type { HookPlan } from '../../core/setup.ts';
import { pageOf } from './log-page.ts';
import { isObject, objectIn, textIn } from './payload.ts';
import type { GithubAsk } from './setup.ts';

const LAST = 10;

/** What a place of GitHub shows: the rights of the credentials, the labels, the last deliveries. */
export async function placeChecks(
  place: string,
  plan: HookPlan,
  labels: readonly string[],
  ask: GithubAsk,
): Promise<readonly Finding[]> {
  const isRepository = place.includes('/');
  return [
    ...(place === 'app' ? [await appRights(ask)] : []),
    ...(isRepository ? [await repositoryRights(place, ask)] : []),
    ...(isRepository ? await Promise.all(labels.map((label) => labelAt(place, label, ask))) : []),
    ...(plan.hook === undefined ? [] : [await lastDeliveries(place, plan.hook, ask)]),
  ];
}

async function appRights(ask: GithubAsk): Promise<Finding> {
  const check = 'rights of the App';
  const app: unknown = await ask('Looking at the App', async (request) => {
    return (await request('GET /app')).data;
  });
  const permissions = isObject(app) ? (objectIn(app, 'permissions') ?? {}) : {};
  const issues = textIn(permissions, 'issues');
  if (issues === 'write') return { check, state: 'ok', says: 'it may write issues' };
  return {
    check,
    state: 'problem',
    says: `it may ${issues ?? 'not even read'} issues, not write`,
    fix: 'On the App’s page give it "Issues: read and write", and accept that for every installation.',
  };
}

async function repositoryRights(place: string, ask: GithubAsk): Promise<Finding> {
  const check = `rights in ${place}`;
  const fix =
    'Give the token or its account write access to the repository: "Issues: read and write", or the classic scope `repo`.';
  try {
    const repository: unknown = await ask(`Looking at ${place}`, async (request) => {
      return (await request(`GET /repos/${place}`)).data;
    });
    const rights = isObject(repository) ? objectIn(repository, 'permissions') : undefined;
    if (!rights)
      return { check, state: 'skip', says: 'GitHub does not say them to these credentials' };
    const canWrite = [rights.push, rights.triage, rights.maintain, rights.admin].includes(true);
    return canWrite
      ? { check, state: 'ok', says: 'comments and labels can be written' }
      : { check, state: 'problem', says: 'the credentials may only read', fix };
  } catch (error) {
    if (!(error instanceof BackendError) || error.kind !== 'not_found') throw error;
    return { check, state: 'problem', says: 'the credentials do not see it', fix };
  }
}

async function labelAt(place: string, label: string, ask: GithubAsk): Promise<Finding> {
  const check = `label ${label} in ${place}`;
  try {
    await ask(`Looking for the label ${label}`, (request) =>
      request(`GET /repos/${place}/labels/{name}`, { name: label }),
    );
    return { check, state: 'ok', says: 'it is there' };
  } catch (error) {
    if (!(error instanceof BackendError) || error.kind !== 'not_found') throw error;
    const fix = `Make it: https://github.com/${place}/labels, or \`gh label create '${label}' -R ${place}\`.`;
    return { check, state: 'problem', says: 'there is none, so nobody can set it', fix };
  }
}

async function lastDeliveries(place: string, hook: string, ask: GithubAsk): Promise<Finding> {
  const check = `last deliveries from ${place}`;
  const { sendings } = await ask(`Reading the delivery log of ${hook}`, async (request) =>
    pageOf(await request(`GET ${hook}/deliveries`, { per_page: LAST })),
  );
  const [last] = sendings;
  if (!last) return { check, state: 'skip', says: 'nothing of interest was sent lately' };
  const failed = sendings.filter(({ status }) => status < 200 || status > 299).length;
  const when = new Date(last.at).toISOString();
  if (last.status >= 200 && last.status <= 299) {
    const before = failed > 0 ? `; ${failed} of the last ${sendings.length} failed` : '';
    return { check, state: 'ok', says: `the last was answered ${last.status} (${when})${before}` };
  }
  return {
    check,
    state: 'problem',
    says: `the last was answered ${last.status || 'not at all'} (${when}); ${failed} of ${sendings.length} failed`,
    fix:
      last.status === 401
        ? 'The hook has another secret than the connection: `sluice connect` sets it again.'
        : 'Look at what it was answered, in the delivery log of the hook; `sluice recover` asks for them again.',
  };
}
