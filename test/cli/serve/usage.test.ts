import { expect, test } from '@jest/globals';
import { folder, sluice } from '../command-line.ts';

const PROJECT = {
  connection: 'github',
  repo: 'acme/shop',
  intake: { labels: ['sluice'] },
  agent: 'a',
};
const CONFIG = {
  connections: {
    github: { tracker: 'github', secrets: ['env:HOOK'], accounts: ['acme'] },
    other: { tracker: 'github', secrets: ['env:HOOK'], accounts: ['acme'] },
    talk: { tracker: 'github', secrets: ['env:HOOK'], accounts: ['acme'] },
    ci: { tracker: 'webhook', secrets: ['env:HOOK'] },
  },
  projects: [
    { ...PROJECT, name: 'shop' },
    { ...PROJECT, name: 'till' },
    { ...PROJECT, name: 'talk', connection: 'talk', intake: { mention: true } },
    { ...PROJECT, name: 'builds', connection: 'ci', intake: {} },
  ],
  agents: { a: { command: ['true'] } },
};

test.each([
  { line: '', code: 2, says: /--connection/ },
  { line: '--connection github --json', code: 2, says: /until it is stopped/ },
  { line: '--connection github --port 70000', code: 2, says: /0 to 65535/ },
  { line: '--connection github --tls-cert a.crt', code: 2, says: /--tls-key/ },
  {
    line: '--connection github --tls-cert a --tls-key b',
    code: 4,
    says: /a cannot be read: ENOENT/,
  },
  { line: '--connection github --token-env NOT_SET', code: 1, says: /NOT_SET is not set/ },
  { line: '--connection github --token-env SHORT', code: 2, says: /16 characters/ },
  { line: '--connection github --host 0.0.0.0', code: 2, says: /--tls-cert.*--token-env/ },
  { line: '--connection gitlab', code: 4, says: /no connection `gitlab`/ },
  { line: '--connection github', code: 2, says: /several projects.*shop.*till/s },
  { line: '--connection github --project talk', code: 4, says: /no project talk/ },
  { line: '--connection other', code: 4, says: /no project/ },
  { line: '--connection talk', code: 1, says: /does not say which tickets are ready/ },
  { line: '--connection ci', code: 1, says: /webhook cannot be asked/ },
  { line: '--connection github --config none.yaml', code: 1, says: /none.yaml cannot be read/ },
])('sluice serve-backend $line → $code', async ({ line, code, says }) => {
  await using place = await folder({ 'sluice.yaml': JSON.stringify(CONFIG) });
  const left = await sluice(['serve-backend', ...line.split(' ').filter(Boolean)], {
    cwd: place.path,
    env: { HOOK: 'hook', SHORT: 'hunter2' },
  });
  expect(left).toMatchObject({
    code,
    out: expect.stringMatching(line.includes('json') ? says : /^$/),
  });
  expect(left.out + left.err).toMatch(says);
  expect(left.out + left.err).not.toContain('hunter2');
});
