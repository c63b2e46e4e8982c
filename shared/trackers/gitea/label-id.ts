import { BackendError } from '../../core/backend-error.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';
import { idOf } from './id-of.ts';
import type { Located } from './located.ts';
import { pages } from './pages.ts';
import type { Label } from './payload.ts';

const MAX_PAGES = 20;
/** Of a label that we make; anybody may give it another. */
const COLOR = '#5319e7';

type Repository = Pick<Located, 'ask' | 'repo' | 'repoPath'>;

/** The number of a label of the repository or of its organisation. One that is nowhere is made: Gitea makes none by itself. */
export async function labelId(at: Repository, name: string): Promise<number> {
  const { ask, repo, repoPath } = at;
  const [owner] = repo.split('/');
  const id =
    (await find(at, `${repoPath}/labels`, name)) ?? (await find(at, `/orgs/${owner}/labels`, name));
  if (id !== undefined) return id;
  const { body } = await ask({
    what: 'making a label',
    method: 'POST',
    path: `${repoPath}/labels`,
    body: { name, color: COLOR },
  });
  const made = idOf(part<Label>(body).id);
  if (made === undefined) throw new BackendError('unavailable', 'Gitea answered no label');
  return made;
}

/** The spelling that was asked for, before another: two labels may differ by that alone. */
async function find(at: Repository, path: string, name: string): Promise<number | undefined> {
  const found: Unproven<Label>[] = [];
  // A person has no organisation's labels, and a token may not see those of one.
  const request = { what: 'listing labels', path, accept: [403, 404] };
  for await (const { body } of pages(at, request, MAX_PAGES))
    found.push(
      ...parts<Label>(body).filter((one) => text(one.name)?.toLowerCase() === name.toLowerCase()),
    );
  return idOf((found.find((label) => label.name === name) ?? found[0])?.id);
}
