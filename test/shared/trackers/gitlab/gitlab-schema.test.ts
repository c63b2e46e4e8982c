import { describe, expect, test } from '@jest/globals';
import { BEYOND_CLIENT } from './client-judge.ts';
import { clientRequests } from './client-requests.ts';
import { description } from './description.ts';
import { gitlabSchema } from './gitlab-schema.ts';

const path = '/api/v4/projects/204/issues';
const own = description();

describe('a description', () => {
  const named = (properties: object) => ({ type: 'object', properties });
  const judge = gitlabSchema(
    JSON.stringify({
      paths: {
        '/api/v4/projects/{id}/{kind}': {
          get: {
            parameters: [{ name: 'per_page', in: 'query', schema: { type: 'integer' } }],
            responses: {
              200: {
                content: {
                  'application/json': { schema: { $ref: '#/components/schemas/User' } },
                },
              },
            },
          },
        },
        '/api/v4/projects/{id}/issues': {
          post: {
            parameters: [
              { name: 'sort', in: 'query', schema: { type: 'string', enum: ['asc'] } },
              { name: 'page', in: 'query', schema: { type: 'integer', nullable: true } },
            ],
            requestBody: {
              content: {
                'application/json': { schema: named({ title: { type: 'string' } }) },
              },
            },
            responses: {
              201: {
                content: {
                  'application/json': { schema: { $ref: '#/components/schemas/Issue' } },
                },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          Issue: named({
            id: { type: 'integer' },
            labels: { type: 'array', items: { type: 'string' } },
            author: { $ref: '#/components/schemas/User' },
          }),
          User: named({ username: { type: 'string' } }),
        },
      },
    }),
  );
  const right = {
    method: 'POST',
    path,
    query: new URLSearchParams('sort=asc&page=2'),
    body: { title: 'Totals' },
    status: 201,
    answer: { id: 1, labels: ['a'], author: { username: 'jo' } },
  };

  test('what is as it says is right', () => {
    expect(judge(right)).toEqual([]);
    expect(judge({ ...right, answer: { id: null, labels: [], author: null } })).toEqual([]);
    expect(judge({ ...right, status: 404, answer: { message: '404 Not found' } })).toEqual([]);
  });

  test('what has pages is a list, though it is described as one of its things', () => {
    const list = { ...right, method: 'GET', query: new URLSearchParams(), body: undefined };
    expect(judge({ ...list, status: 200, answer: [{ username: 'jo' }] })).toEqual([]);
    expect(judge({ ...list, status: 200, answer: { username: 'jo' } })).toHaveLength(1);
    expect(judge({ ...list, status: 200, answer: [{ login: 'jo' }] })).toHaveLength(1);
  });

  test.each([
    { given: 'another path', wrong: { path: '/api/v4/issues' } },
    { given: 'another method', wrong: { method: 'PUT' } },
    { given: 'another parameter', wrong: { query: new URLSearchParams('order=asc') } },
    { given: 'a value that is none of its', wrong: { query: new URLSearchParams('sort=up') } },
    { given: 'a value of another type', wrong: { query: new URLSearchParams('page=x') } },
    { given: 'another field that is sent', wrong: { body: { title: 'a', name: 'a' } } },
    { given: 'a field of another type', wrong: { body: { title: 1 } } },
    { given: 'another status', wrong: { status: 200, answer: undefined } },
    { given: 'another field that is answered', wrong: { answer: { number: 1 } } },
    { given: 'an answer of another type', wrong: { answer: { id: '1' } } },
    { given: 'no list', wrong: { answer: { labels: null } } },
    { given: 'a thing in it that is wrong', wrong: { answer: { author: { login: 'jo' } } } },
  ])('$given is found', ({ wrong }) => {
    expect(judge({ ...right, ...wrong })).toHaveLength(1);
  });
});

if (own !== undefined) {
  describe('GitLab’s own description', () => {
    const judge = gitlabSchema(own);
    const exchange = { query: new URLSearchParams(), body: undefined, status: 404, answer: {} };

    test('has every route, parameter and field that the client asks', async () => {
      for (const { method, example, query, body } of await clientRequests()) {
        const told = judge({ ...exchange, method, path: example });
        expect(told).toEqual([]);
        for (const name of query) {
          const asked = new URLSearchParams([[name, 'x']]);
          expect(judge({ ...exchange, method, path: example, query: asked })).not.toContainEqual(
            expect.stringContaining('takes no'),
          );
        }
        const sent = Object.fromEntries(body.map((name) => [name, null]));
        expect(judge({ ...exchange, method, path: example, body: sent }).join()).not.toContain(
          'additional properties',
        );
      }
    });

    test('has what the client does not know', () => {
      for (const [route, names] of Object.entries(BEYOND_CLIENT)) {
        const [method = '', to = ''] = route.replaceAll(':id', '7').split(' ');
        for (const name of names) {
          const asked = new URLSearchParams([[name, 'only_comments']]);
          expect(judge({ ...exchange, method, path: to, query: asked })).toEqual([]);
        }
      }
    });
  });
} else {
  test.skip('GitLab’s own description: SLUICE_SHARED names no folder with schemas/gitlab-slim.openapi.json', () => {});
}
