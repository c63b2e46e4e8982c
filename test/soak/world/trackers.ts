import type { GithubPerson } from '../../../infra/local/trackers/github/person.ts';
import { githubPerson } from '../../../infra/local/trackers/github/person.ts';
import type { Github } from '../../../infra/local/trackers/github/start.ts';
import { startGithub } from '../../../infra/local/trackers/github/start.ts';
import type { LinearPerson } from '../../../infra/local/trackers/linear/person.ts';
import { linearPerson } from '../../../infra/local/trackers/linear/person.ts';
import type { Linear } from '../../../infra/local/trackers/linear/start.ts';
import { startLinear } from '../../../infra/local/trackers/linear/start.ts';
import type { SoakClock } from '../clock.ts';
import { LABELS, repoOn, SECRETS } from '../config.ts';

type Everybody<P> = Readonly<Record<'ann' | 'bob' | 'eve' | 'reader', P>>;

/** One emulated GitHub and who is on it. */
export interface GithubSite extends Everybody<GithubPerson> {
  readonly github: Github;
}

export interface LinearSite extends Omit<Everybody<LinearPerson>, 'eve'> {
  readonly linear: Linear;
}

const PEOPLE = [
  { login: 'ann', token: 'ann-token', permission: 'write' },
  { login: 'bob', token: 'bob-token', permission: 'maintain' },
  { login: 'eve', token: 'eve-token', permission: 'read' },
  { login: 'reader', token: 'reader-token', permission: 'write' },
] as const;

/** A GitHub with a repository hook and an App's hook, both to `hook`. */
export async function githubSite(
  index: number,
  hook: string,
  clock: SoakClock,
): Promise<GithubSite> {
  const secret = SECRETS.SOAK_GITHUB_SECRET;
  const url = `${hook}/github-${index}`;
  const github = await startGithub({
    repo: repoOn(index),
    users: PEOPLE,
    bot: { login: 'sluice-bot', token: SECRETS.SOAK_GITHUB_TOKEN },
    app: { appId: 4_711, slug: 'sluice-app', installationId: 12 },
    labels: LABELS,
    webhook: [
      { url: `${url}/first`, secret },
      { url: `${url}/second`, secret, of: 'app' },
    ],
    clock: clock.at,
  });
  const [ann, bob, eve, reader] = PEOPLE.map(({ token }) => githubPerson(github.url, token));
  if (!ann || !bob || !eve || !reader) throw new Error('nobody is there');
  return { github, ann, bob, eve, reader };
}

export async function linearSite(hook: string, clock: SoakClock): Promise<LinearSite> {
  const linear = await startLinear({
    team: { key: 'ENG', name: 'Engineering' },
    users: ['Ann', 'Bob', 'Reader'].map((name) => ({ name, token: `${name}-linear` })),
    app: { name: 'Sluice', token: SECRETS.SOAK_LINEAR_TOKEN },
    labels: LABELS,
    webhook: { url: `${hook}/linear/first`, secret: SECRETS.SOAK_LINEAR_SECRET },
    clock: clock.at,
  });
  const person = (name: string) => linearPerson(linear.url, `${name}-linear`);
  return { linear, ann: person('Ann'), bob: person('Bob'), reader: person('Reader') };
}
