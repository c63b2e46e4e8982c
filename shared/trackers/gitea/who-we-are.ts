import { BackendError } from '../../core/backend-error.ts';
import { part } from '../body/unproven.ts';
import type { Call } from './call.ts';
import { idOf } from './id-of.ts';
import type { User } from './payload.ts';

/** The number of our own account. */
export async function whoWeAre({ ask }: Pick<Call, 'ask'>): Promise<number> {
  const { body } = await ask({ what: 'asking who we are', method: 'GET', path: '/user' });
  const id = idOf(part<User>(body).id);
  if (id === undefined) throw new BackendError('unavailable', 'Gitea does not say who we are');
  return id;
}
