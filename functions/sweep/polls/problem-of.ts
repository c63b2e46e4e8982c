import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Problem } from '../../../shared/core/checkpoint.ts';
import { toldError } from '../../../shared/core/told-error.ts';

/** A person is told again of what lasts. */
const TELL_MS = 24 * 3_600_000;

/** What is to be kept of an error, and whether a person is to be told now. */
export function problemOf(
  error: unknown,
  before: Problem | undefined,
  now: number,
): { readonly problem: Problem; readonly isNews: boolean } | undefined {
  if (error === undefined) return undefined;
  const told = toldError(error);
  const means = told.message ?? `It failed: ${told.name}`;
  const isNews = before?.means !== means || now - before.at >= TELL_MS;
  const hint =
    error instanceof BackendError && error.kind === 'permission_denied'
      ? { hint: 'The token must be allowed to read tickets and their history.' }
      : {};
  return { problem: { at: isNews ? now : (before?.at ?? now), means, ...hint }, isNews };
}
