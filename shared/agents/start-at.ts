import type { Started } from '../core/agent.ts';
import { awsRefusal } from './aws-refusal.ts';
import type { AwsRefusal } from './aws-refusals.ts';

/** Where a start is sent, and how that refuses. */
export interface Service {
  readonly name: string;
  readonly refusals: readonly AwsRefusal[];
}

/** The answer of a service of AWS to a start; what may work later is thrown on. */
export async function startAt(
  { name, refusals }: Service,
  token: string,
  start: () => Promise<Started>,
): Promise<Started> {
  try {
    return await start();
  } catch (error) {
    const refused = error instanceof Error ? awsRefusal(name, refusals, error, token) : undefined;
    if (refused === undefined) throw error;
    return { refused };
  }
}
