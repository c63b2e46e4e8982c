import type { Agent } from '../../core/agent.ts';
import type { AgentOptions } from '../../core/agent-maker.ts';
import { handedToken } from '../handed-token.ts';
import { notice } from '../notice.ts';
import { runName } from '../run-name.ts';
import { startAt } from '../start-at.ts';
import type { EventbridgeCalls } from './client.ts';
import { EVENTBRIDGE_REFUSALS } from './refusals.ts';
import type { EventbridgeSettings } from './settings.ts';
import { SOURCE } from './source.ts';

const SERVICE = { name: 'EventBridge', refusals: EVENTBRIDGE_REFUSALS };

/** One entry of an answer of 200 that was not taken. */
class EntryRefused extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/**
 * Agents that are started by events. A bus may bring an event twice, and a repeated start is a second one: `idempotencyKey`, or `run`, tells. An
 * event that no rule matches is gone without a word: the task fails when nobody has called by `startBy`. A stop is an event, too.
 */
export function eventbridgeAgent(
  { bus, secret: sealedWith }: EventbridgeSettings,
  { client, secret }: { client(): Promise<EventbridgeCalls>; secret: AgentOptions['secret'] },
): Agent {
  const put = async (type: string, detail: string): Promise<void> => {
    const entry = { EventBusName: bus, Source: SOURCE, DetailType: type, Detail: detail };
    const answer = await (await client()).putEvents({ Entries: [entry] });
    if (answer.FailedEntryCount === 0) return;
    const { ErrorCode = 'InternalFailure', ErrorMessage = '' } = answer.Entries?.[0] ?? {};
    throw new EntryRefused(ErrorCode, ErrorMessage);
  };
  return {
    heartbeats: true,
    async start(attempt) {
      const handed = await handedToken(attempt.token, sealedWith, secret);
      return startAt(SERVICE, attempt.token, async () => {
        await put('task.start', notice(attempt, handed));
        return { reference: attempt.idempotencyKey };
      });
    },
    async stop(reference) {
      await put('task.stop', JSON.stringify({ reference, run: runName(reference) }));
    },
  };
}
