import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { buildSchema, findBreakingChanges } from 'graphql';
import { githubPerson } from '../../../../infra/local/trackers/github/person.ts';
import { startGithub } from '../../../../infra/local/trackers/github/start.ts';

const shared = process.env.SLUICE_SHARED;
const OURS = new URL('../../../../infra/local/trackers/linear/schema.graphql', import.meta.url);

/** The vendors' own schemas are no part of the repository; where they are at hand, we answer to them. */
const withVendorSchemas = shared === undefined ? describe.skip : describe;

withVendorSchemas("the vendors' schemas", () => {
  test("our Linear is a part of Linear's: whatever it takes or answers, Linear does", () => {
    const ours = buildSchema(readFileSync(OURS, 'utf8'));
    const theirs = buildSchema(readFileSync(`${shared}/schemas/linear-schema.graphql`, 'utf8'));
    const breaking = findBreakingChanges(ours, theirs).filter(
      ({ type }) => type !== 'REQUIRED_ARG_ADDED' && type !== 'IMPLEMENTED_INTERFACE_REMOVED',
    );
    expect(breaking).toEqual([]);
  });

  test("our GitHub's webhooks are what GitHub describes", async () => {
    const github = await startGithub({
      repo: 'acme/shop',
      users: [{ login: 'ann', token: 'ann-token', permission: 'admin' }],
      bot: { login: 'sluice', token: 'bot-token' },
      webhook: { url: 'http://127.0.0.1:9/', secret: 'x' },
      delayMs: 1,
    });
    const ann = githubPerson(github.url, 'ann-token');
    const issue = await ann.openIssue('acme/shop', { title: 'T', body: 'B', labels: ['agent'] });
    await ann.unlabel(issue, 'agent');
    await ann.assign(issue, 'sluice');
    await ann.unassign(issue, 'sluice');
    await ann.edit(issue, { title: 'U' });
    const id = await ann.comment(issue, 'hi');
    await ann.editComment(issue, id, 'ho');
    await ann.deleteComment(issue, id);
    await ann.close(issue);
    await ann.reopen(issue);
    await ann.delete(issue);
    await github.settled();
    await github.close();

    const validate = webhookValidators();
    const problems = github
      .deliveries()
      .flatMap(({ event, action, body }) =>
        validate(`${event}-${action}`, JSON.parse(body)).map(
          (problem) => `${event}.${action}${problem}`,
        ),
      );
    expect(github.deliveries()).toHaveLength(12);
    expect(problems).toEqual([]);
  });
});

function webhookValidators() {
  const text = readFileSync(`${shared}/schemas/github-slim.openapi.json`, 'utf8');
  const openapi = JSON.parse(text, (_, value) => {
    if (value?.nullable === true && value.type === undefined) delete value.nullable;
    return value;
  });
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ ...openapi, $id: 'openapi' });
  const hooks = openapi.webhooks ?? openapi['x-webhooks'];
  return (name: string, payload: unknown): string[] => {
    const path =
      hooks[name.replace('_', '-')].post.requestBody.content['application/json'].schema.$ref;
    const valid = ajv.getSchema(`openapi${path}`);
    if (valid === undefined) throw new Error(`No schema of ${name}`);
    if (valid(payload)) return [];
    return (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
