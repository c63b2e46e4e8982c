import { BackendError } from '../../shared/core/backend-error.ts';
import type { SetupKind } from '../../shared/core/setup.ts';
import { ConfigError } from '../../shared/runtime/config/config-error.ts';
import { Failure } from '../failure.ts';

/** An error of a tracker's API, or of the credentials for it, as what a person can do about it. */
export function trackerTrouble(error: unknown, { needs }: Pick<SetupKind, 'needs'>): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof ConfigError)
    return new Failure('failed', error.problems.map(({ message }) => message).join('; '), {
      hint: '`sluice secrets list` shows what is not filled.',
      cause: error,
    });
  if (!(error instanceof BackendError)) throw error;
  const denied = error.kind === 'permission_denied' || error.kind === 'not_found';
  return new Failure(error.passing ? 'unreachable' : 'failed', `${error.message}.`, {
    error: error.kind,
    hint: denied
      ? `For hooks ${needs}. What you may not see looks as if it were not there.`
      : 'Try again in a moment.',
    cause: error,
  });
}
