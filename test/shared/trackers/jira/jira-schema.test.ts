import { expect, test } from '@jest/globals';
import { jiraSchema } from './jira-schema.ts';

const query = new URLSearchParams();
const comment = { id: '7', self: 'https://x.atlassian.net/rest/api/3/issue/1/comment/7' };
const document = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [] }] };
const right = {
  method: 'POST',
  path: '/rest/api/3/issue/1/comment',
  query,
  body: { body: document, properties: [{ key: 'a', value: {} }] },
  status: 201,
  answer: comment,
};

test('what is as described is right, and what is not is found', async () => {
  const judge = await jiraSchema();
  expect(judge(right)).toEqual([]);
  expect(judge({ ...right, method: 'PATCH' })).toHaveLength(1);
  expect(judge({ ...right, path: '/rest/api/2/issue/1/comment' })).toHaveLength(1);
  expect(judge({ ...right, query: new URLSearchParams('a=1') })).toHaveLength(1);
  expect(judge({ ...right, body: { body: 'text' } })).toHaveLength(1);
  expect(judge({ ...right, body: { text: document } })).toHaveLength(2);
  expect(judge({ ...right, body: { body: document, mine: 1 } })).toHaveLength(1);
  expect(judge({ ...right, status: 200 })).toHaveLength(1);
  expect(judge({ ...right, answer: { ...comment, mine: 1 } })).toHaveLength(1);
  expect(judge({ ...right, status: 404, answer: { errorMessages: [] } })).toEqual([]);
});
