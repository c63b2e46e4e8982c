import type { Json } from './json-service.ts';
import { startJsonService } from './json-service.ts';

/** EventBridge with one bus, `agents`. What is wrong with an entry stands in an answer of 200. */
export async function startEventbridge() {
  const events: { type: string; detail: Json }[] = [];
  const refused: { ErrorCode: string; ErrorMessage: string }[] = [];
  const service = await startJsonService({
    model: 'events',
    operations: {
      PutEvents({ Entries }) {
        const answers = Entries.map(({ EventBusName, Source, DetailType, Detail }: Json) => {
          const failure = refused.shift();
          if (failure) return failure;
          if (EventBusName !== 'agents')
            return {
              ErrorCode: 'InvalidArgument',
              ErrorMessage: `No bus ${EventBusName} in 123456789012.`,
            };
          if (Source !== 'sluice') return { ErrorCode: 'NotAuthorizedForSourceException' };
          events.push({ type: DetailType, detail: JSON.parse(Detail) });
          return { EventId: String(events.length) };
        });
        const failed = answers.filter((answer: Json) => answer.ErrorCode !== undefined);
        return { FailedEntryCount: failed.length, Entries: answers };
      },
    },
  });
  return { service, events, refused };
}
