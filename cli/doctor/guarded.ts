import type { Finding } from '../../shared/core/finding.ts';
import { Failure } from '../failure.ts';

/** What a check found; where it could not be made, that is what it found. */
export async function guarded(
  check: string,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { message: says, hint: fix = 'Mend that, and look again.' } = error;
    return [{ check, state: 'problem', says, fix }];
  }
}
