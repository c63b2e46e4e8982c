import { expect, test } from '@jest/globals';
import { BEYOND_CLIENT, clientJudge } from './client-judge.ts';
import { startEmulatedGitlab } from './emulated-gitlab.ts';

const ISSUES = '/api/v4/projects/204/issues';
const right = {
  method: 'PUT',
  path: `${ISSUES}/58`,
  query: new URLSearchParams(),
  body: { add_labels: 'a' },
};

test('what the client would ask is right, and anything else is found', async () => {
  const judge = await clientJudge();
  expect(judge(right)).toEqual([]);
  expect(judge({ ...right, path: '/api/v4/projects/a%2Fb/issues/58' })).toEqual([]);
  expect(judge({ ...right, path: '/api/v4/projects/a/b/issues/58' })).toHaveLength(1);
  expect(judge({ ...right, method: 'PATCH' })).toHaveLength(1);
  expect(judge({ ...right, path: right.path.replace('v4', 'v3') })).toHaveLength(1);
  expect(judge({ ...right, path: `${right.path}/events` })).toHaveLength(1);
  expect(judge({ ...right, query: new URLSearchParams('page=1') })).toHaveLength(1);
  expect(judge({ ...right, body: { addLabels: 'a', labels_to_add: 'a' } })).toHaveLength(2);
});

test('only the kind of comments that are listed is taken on trust', () => {
  expect(BEYOND_CLIENT).toEqual({
    'GET /api/v4/projects/:id/issues/:id/notes': ['activity_filter'],
  });
});

test('a server that is asked something else refuses it, and tells', async () => {
  const gitlab = await startEmulatedGitlab();
  try {
    const headers = { authorization: 'Bearer mara' };
    const ask = async (path: string) => (await fetch(`${gitlab.url}${path}`, { headers })).status;
    expect(await ask(`${ISSUES}?state=all&per_page=1`)).toBe(200);
    expect(gitlab.problems()).toEqual([]);
    expect(await ask(`${ISSUES}?status=all`)).toBe(400);
    expect(await ask('/api/v4/projects/204/tickets')).toBe(400);
    expect(gitlab.problems()).toEqual(
      expect.arrayContaining([
        'GET /api/v4/projects/:id/issues takes no status',
        'there is no GET /api/v4/projects/:id/tickets',
      ]),
    );
    expect(gitlab.problems()).toEqual([]);
  } finally {
    await gitlab.stop();
  }
});
