import { describe, expect, test } from '@jest/globals';
import type { RepoChoice } from '../../../shared/core/repo.ts';
import { globMatches, repoOf, repositoryName } from '../../../shared/core/repo.ts';
import { projectOf, ticketOf } from '../../support/world/samples.ts';

/** The choice for a ticket that names `repo` and a text, in a project that has `acme/*` and its own `acme/shop`. */
function choose(repo: string | undefined, text = ''): RepoChoice {
  const { repo: _, ...without } = ticketOf();
  return repoOf(repo === undefined ? without : { ...without, repo }, text, projectOf());
}

describe('repoOf', () => {
  test('a project in a group within a group is that one, and not the group', () => {
    const project = projectOf({ repo: 'acme/web/shop', repos: ['acme/web/*'] });
    const chosen = (repo: string) => repoOf(ticketOf({ repo }), '', project);
    expect(chosen('acme/web/shop')).toEqual({ repo: 'acme/web/shop' });
    expect(chosen('acme/web')).toEqual({ notAllowed: 'acme/web' });
    expect(chosen('acme/web/shop/deeper')).toEqual({ notAllowed: 'acme/web/shop/deeper' });
  });

  test.each<{ given: string; repo?: string; text?: string; choice: RepoChoice }>([
    { given: 'nothing', choice: { repo: 'acme/shop' } },
    { given: 'the ticket’s own', repo: 'acme/api', choice: { repo: 'acme/api' } },
    { given: 'a URL', repo: 'https://github.com/acme/api', choice: { repo: 'acme/api' } },
    { given: 'a clone URL', repo: 'https://github.com/acme/api.git', choice: { repo: 'acme/api' } },
    { given: 'an SSH address', repo: 'git@github.com:acme/api.git', choice: { repo: 'acme/api' } },
    {
      given: 'a URL in the text',
      text: 'see https://github.com/acme/api/issues/7, please',
      choice: { repo: 'acme/api' },
    },
    {
      given: 'a URL at the end of a sentence',
      text: 'It is https://github.com/acme/api.',
      choice: { repo: 'acme/api' },
    },
    {
      given: 'the ticket’s own before one in the text',
      repo: 'acme/api',
      text: 'https://github.com/acme/web',
      choice: { repo: 'acme/api' },
    },
    { given: 'another case', repo: 'ACME/Api', choice: { repo: 'ACME/Api' } },
    {
      given: 'a foreign one in the text',
      text: 'https://github.com/evil/api',
      choice: { notAllowed: 'evil/api' },
    },
    { given: 'a foreign one', repo: 'evil/api', choice: { notAllowed: 'evil/api' } },
    { given: 'an owner that begins so', repo: 'acme2/api', choice: { notAllowed: 'acme2/api' } },
    {
      given: 'a foreign one with ours behind',
      repo: 'evil/api/acme/shop',
      choice: { notAllowed: 'evil/api/acme/shop' },
    },
  ])('$given → $choice', ({ repo, text, choice }) => {
    expect(choose(repo, text)).toEqual(choice);
  });

  test.each([
    { text: 'https://github.com.evil.com/acme/secret' },
    { text: 'https://evil.com/github.com/acme/secret' },
    { text: 'https://user@github.com/acme/secret' },
    { text: 'https://github.com@evil.com/acme/secret' },
    { text: 'https://github.com:8443/acme/secret' },
    { text: 'https://evilgithub.com/acme/secret' },
    { text: 'https://gıthub.com/acme/secret' },
    { text: 'https://github。com/acme/secret' },
    { text: 'http://github.com/acme/secret' },
    { text: 'ssh://github.com/acme/secret' },
    { text: 'https://gist.github.com/acme/secret' },
    { text: 'https://github.com/acme' },
    { text: 'https://github.com/../secret' },
  ])('a text is not believed that it is on a known host: $text', ({ text }) => {
    expect(choose(undefined, text)).not.toEqual({ repo: 'acme/secret' });
  });

  test.each([
    { repo: 'acme/..' },
    { repo: 'acme/../shop' },
    { repo: 'acme/./shop' },
    { repo: 'acme//shop' },
    { repo: 'acme/.' },
    { repo: '../acme' },
    { repo: 'acme/shop --upload-pack=evil' },
    { repo: '-oProxyCommand/shop' },
    { repo: 'acme/$(id)' },
    { repo: 'acme/shop\nevil' },
    { repo: 'acme/shоp' },
    { repo: 'acme/shop#x' },
    { repo: 'acme/shop?x' },
    { repo: 'acme' },
    { repo: 'acme/' },
    { repo: '/acme' },
    { repo: '*' },
    { repo: 'acme/*' },
  ])('what is no name of a repository is not handed out: $repo', ({ repo }) => {
    expect(choose(repo)).toHaveProperty('notAllowed');
  });

  test('none at all', () => {
    const { repo: _, ...ticket } = ticketOf();
    const { repo: __, ...project } = projectOf();
    expect(repoOf(ticket, 'no repository', project)).toEqual({ none: true });
    expect(repoOf({ ...ticket, repo: '  ' }, '', project)).toEqual({ none: true });
  });

  test('without `repos` only the project’s own is allowed', () => {
    const project = projectOf({ repos: [] });
    expect(repoOf(ticketOf({ repo: 'acme/shop' }), '', project)).toEqual({ repo: 'acme/shop' });
    expect(repoOf(ticketOf({ repo: 'acme/api' }), '', project)).toEqual({ notAllowed: 'acme/api' });
  });

  test('without `repos` and a repository of its own a project allows none', () => {
    const { repo: _, ...project } = projectOf({ repos: [] });
    expect(repoOf(ticketOf({ repo: 'acme/shop' }), '', project)).toHaveProperty('notAllowed');
  });
});

test.each([
  { repo: ' acme/shop ', name: 'acme/shop' },
  { repo: 'https://github.com/acme/shop', name: 'acme/shop' },
  { repo: 'HTTPS://GitHub.com/acme/shop.git', name: 'acme/shop' },
  { repo: 'git+ssh://git@github.com/acme/shop.git', name: 'acme/shop' },
  { repo: 'git@github.com:acme/shop.git', name: 'acme/shop' },
  { repo: 'https://github.com/acme/shop/', name: 'acme/shop' },
  { repo: 'https://github.com/acme/shop.git/', name: 'acme/shop' },
  { repo: 'https://github.com/acme/shop/pull/7', name: 'acme/shop' },
  { repo: 'acme/web/shop', name: 'acme/web/shop' },
  { repo: 'https://gitlab.com/acme/web/shop', name: 'acme/web/shop' },
  { repo: 'https://gitlab.com/acme/web/shop.git', name: 'acme/web/shop' },
  { repo: 'https://gitlab.com/acme/web/shop/-/issues/7', name: 'acme/web/shop' },
  { repo: 'git@gitlab.acme.example:acme/web/shop.git', name: 'acme/web/shop' },
  { repo: 'https://notgitlab.com/acme/web/shop', name: 'acme/web' },
])('$repo is $name', ({ repo, name }) => {
  expect(repositoryName(repo)).toBe(name);
});

test.each([
  { given: 'dots', text: '.'.repeat(64_000) },
  { given: 'dots before a letter', text: `${'.'.repeat(64_000)}x` },
  { given: 'an endless address', text: `https://github.com/acme/shop${'.,/'.repeat(21_000)}x` },
  { given: 'an endless part', text: `https://github.com/acme/${'.'.repeat(64_000)}x` },
  { given: 'many beginnings', text: 'https://github.com/'.repeat(3_400) },
  { given: 'spaces', text: `a${' '.repeat(64_000)}b` },
])('is found in no time in $given', ({ text }) => {
  const project = projectOf({ repos: ['acme/*'] });
  const from = performance.now();
  repositoryName(text);
  repoOf(ticketOf({ repo: text }), '', project);
  const { repo: _, ...bare } = ticketOf();
  repoOf(bare, text, project);
  expect(performance.now() - from).toBeLessThan(500);
});

test.each([
  { glob: '*', name: 'acme/shop', matches: true },
  { glob: 'acme/*', name: 'acme/shop', matches: true },
  { glob: 'ACME/Shop', name: 'acme/shop', matches: true },
  { glob: 'acme/shop-*', name: 'acme/shop-api', matches: true },
  { glob: '*/shop', name: 'acme/shop', matches: true },
  { glob: 'acme/*', name: 'acme2/shop', matches: false },
  { glob: 'acme/*', name: 'evil/acme/shop', matches: false },
  { glob: 'acme/*', name: 'acme/shop/deeper', matches: false },
  { glob: 'acme/shop', name: 'acme/shop2', matches: false },
  { glob: 'acme/shop', name: 'xacme/shop', matches: false },
  { glob: 'a.me/shop', name: 'acme/shop', matches: false },
  { glob: '(a+)+/shop', name: 'aaaa/shop', matches: false },
  { glob: '', name: 'acme/shop', matches: false },
  { glob: 'acme/shop', name: 'acme/shop\n', matches: false },
])('the glob $glob matches $name: $matches', ({ glob, name, matches }) => {
  expect(globMatches(glob, name)).toBe(matches);
});
