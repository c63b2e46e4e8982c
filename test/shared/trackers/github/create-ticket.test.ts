import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Github } from '../../../../infra/local/trackers/github/start.ts';
import type { Draft } from '../../../../shared/core/creator.ts';
import { trackers } from '../../../../shared/trackers/trackers.ts';
import { backendOf, does, losing, REPO, shop } from './emulated.ts';
import { githubSchema } from './github-schema.ts';

let github: Github;
beforeAll(async () => {
  github = await shop();
});
afterAll(() => github.close());

let drafts = 0;
const draft = (more: Partial<Draft> = {}): Draft => ({
  repo: REPO,
  title: 'Renew the certificate',
  description: 'It ends in nine days.',
  labels: ['maintenance'],
  marker: `claim-${++drafts}`,
  ...more,
});

async function withMarker(marker: string): Promise<readonly { readonly number: number }[]> {
  const issues = await does(github, 'mara', 'GET ~/issues?state=all&per_page=100');
  return issues.filter(({ body }: { body?: string }) => body?.includes(`sluice:${marker} -->`));
}

describe('a ticket that is made', () => {
  test('is as a look shows it, and as it was drafted, with the marker that no reader sees', async () => {
    const { backend } = backendOf(github.url);
    const wanted = draft();
    const made = await backend.creator?.createTicket(wanted);
    expect(made).toMatchObject({
      precisionMs: 1000,
      ticket: { title: wanted.title, labels: ['maintenance'], open: true, repo: REPO },
    });
    const description = `${wanted.description}\n\n<!-- sluice:${wanted.marker} -->`;
    expect(made?.ticket.description).toBe(description);
    if (!made) throw new Error('nothing was made');
    expect((await backend.look(made.ticket, [])).ticket).toEqual(made.ticket);
  });

  test('twice with one marker is one, closed or not', async () => {
    const { backend } = backendOf(github.url);
    const wanted = draft();
    const first = await backend.creator?.createTicket(wanted);
    const [, number] = first?.ticket.readableId.split('#') ?? [];
    await does(github, 'mara', `PATCH ~/issues/${number}`, { state: 'closed' });
    const again = await backend.creator?.createTicket({ ...wanted, title: 'In other words' });
    expect(again?.ticket).toEqual({ ...first?.ticket, open: false });
    expect(again?.at).toBe(first?.at);
    expect(await withMarker(wanted.marker)).toHaveLength(1);
  });

  test('after a lost answer it is found again', async () => {
    // The list, the issue: the second answer is lost.
    const { backend } = backendOf(github.url, { fetch: losing(2) });
    const wanted = draft();
    await expect(backend.creator?.createTicket(wanted)).rejects.toMatchObject({
      name: 'BackendError',
      kind: 'unavailable',
    });
    const found = await backend.creator?.createTicket(wanted);
    expect(found?.ticket.title).toBe(wanted.title);
    expect(await withMarker(wanted.marker)).toHaveLength(1);
  });

  test('a marker that somebody else copied is not ours', async () => {
    const { backend } = backendOf(github.url);
    const wanted = draft();
    const body = `Mine.\n\n<!-- sluice:${wanted.marker} -->`;
    await does(github, 'jo', 'POST ~/issues', { title: 'Copied', body });
    const made = await backend.creator?.createTicket(wanted);
    expect(made?.ticket.title).toBe(wanted.title);
  });

  test.each([
    { given: 'no repository', repo: undefined },
    { given: 'a path', repo: 'acme/../../user' },
    { given: 'dots', repo: 'acme/..' },
    { given: 'an owner that the connection does not speak for', repo: 'harbor-goods2/shop' },
    { given: 'an address', repo: 'https://github.com/acme/shop' },
  ])('$given → invalid_argument, and nothing was asked', async ({ repo }) => {
    const { backend, asked } = backendOf(github.url);
    const { repo: _, ...rest } = draft();
    await expect(
      backend.creator?.createTicket(repo === undefined ? rest : { ...rest, repo }),
    ).rejects.toMatchObject({ kind: 'invalid_argument' });
    expect(asked).toEqual([]);
  });

  test.each([
    { given: 'a repository that is not there', repo: 'harbor-goods/none', kind: 'not_found' },
    { given: 'a wrong token', token: 'nobody', kind: 'permission_denied' },
  ])('$given → $kind', async ({ repo = REPO, token = 'sluice', kind }) => {
    const { backend } = backendOf(github.url, { credentials: { token } });
    await expect(backend.creator?.createTicket(draft({ repo }))).rejects.toMatchObject({ kind });
  });
});

const shared = process.env.SLUICE_SHARED;
(shared ? test : test.skip)('every request is one that GitHub describes', async () => {
  const judge = githubSchema(shared ?? '');
  const { backend, asked } = backendOf(github.url);
  await backend.creator?.createTicket(draft());
  expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
  for (const one of asked) expect(judge(one)).toEqual([]);
});

test.each(trackers)('$name says whether it makes tickets as its backend does', async (tracker) => {
  const { backends } = await import('../../../../shared/trackers/backends.ts');
  const backend = backends
    .find(({ name }) => name === tracker.name)
    ?.create({
      connection: { name: 'any', secrets: [], callbackHosts: [], root: 'tickets' },
      credentials: { token: 'any' },
      settings: {
        labels: { trigger: 'a', inProgress: 'b', failed: 'c' },
        states: {},
        close: false,
      },
      fetch,
    });
  expect(backend?.creator !== undefined).toBe(tracker.createsTickets ?? false);
});
