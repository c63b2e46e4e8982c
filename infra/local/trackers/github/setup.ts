import type { GithubOptions, GithubUser, Permission } from './options.ts';
import { repositories } from './seed.ts';
import type { World } from './world.ts';

/** emulate's own names of the rights; `read` and `none` are what any stranger has on a public repository. */
const COLLABORATOR: Partial<Record<Permission, string>> = {
  maintain: 'maintain',
  write: 'push',
  triage: 'triage',
};

/** What emulate takes by request only: collaborators, labels, our ear on its webhooks. Answers a way to ping that ear. */
export async function setup(
  { emulator, url }: World,
  options: GithubOptions,
  users: readonly GithubUser[],
  token: string,
  intake: string,
): Promise<() => Promise<unknown>> {
  async function send(method: string, path: string, body: object): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method, headers, body: JSON.stringify(body) };
    const response = await emulator.forward(new Request(`${url()}${path}`, init));
    if (response.ok) return response;
    throw new Error(`emulate refused ${method} ${path}: ${await response.text()}`);
  }

  const ears: string[] = [];
  for (const { owner, name } of repositories(options)) {
    const repo = `/repos/${owner}/${name}`;
    for (const { login, permission } of users) {
      const right = COLLABORATOR[permission];
      if (right) await send('PUT', `${repo}/collaborators/${login}`, { permission: right });
    }
    for (const label of options.labels ?? []) {
      await send('POST', `${repo}/labels`, { name: label, color: 'ededed' });
    }
    const config = { url: `${url()}${intake}` };
    const made = await send('POST', `${repo}/hooks`, { config, events: ['*'] });
    const { id }: { id: number } = await made.json();
    ears.push(`${repo}/hooks/${id}`);
  }
  return () => send('POST', `${ears[0]}/pings`, {});
}
