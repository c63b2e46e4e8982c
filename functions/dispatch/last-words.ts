import type { Agent } from '../../shared/core/agent.ts';
import { cut } from '../../shared/core/cut.ts';
import type { Head } from '../../shared/core/head.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';

/** Ends of which a task knows only that nobody calls any more. */
const SILENT: readonly (ReasonCode | undefined)[] = [
  'lease_lost',
  'never_called',
  'retry_scheduled',
];
const MAX_CHARS = 200;

/**
 * What the service that had the run says of its end, for the people on the ticket: no memory, no image, a failed command. Asked before the run
 * is told to stop, which would be the answer else. Nobody waits for it: a service that cannot be asked has said nothing.
 */
export async function lastWords(
  { reason }: Head,
  agent: Agent,
  reference: string,
): Promise<string | undefined> {
  if (!agent.status || !SILENT.includes(reason)) return undefined;
  const status = await agent.status(reference).catch(() => undefined);
  return status?.is === 'ended' && status.why !== '' ? cut(status.why, MAX_CHARS) : undefined;
}
