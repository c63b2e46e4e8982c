import type { DeliveryFact, RefusedFact } from '../core/fact.ts';
import { outcomeOf } from '../core/outcomes.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { Receipt } from '../core/receipt.ts';

/** What a login, an id, an event or a connection is called; anything else is somebody's text, as an unsigned header and an address can be. */
const NAME = /^[\w.:+[\]-]{1,100}$/;

/** What became of a request, for whoever looks on: a delivery, or a refusal of something that was not believed. */
export function factOf(
  { outcome, reason, status, delivery, taskId, read }: Receipt,
  connection: string,
  ms: number,
): DeliveryFact | RefusedFact {
  if (outcome === 'refused' || delivery === undefined)
    return { ...refusalOf(reason, connection), status, ms };
  const event = nameIn(read?.event);
  const actor = nameIn(read?.actor?.login) ?? read?.actor?.id;
  return {
    kind: 'delivery',
    connection,
    delivery,
    ...(event === undefined ? {} : { event }),
    ...(actor === undefined ? {} : { actor }),
    outcome,
    reason,
    ...(read?.ticket === undefined ? {} : { ticket: read.ticket }),
    ...(taskId === undefined ? {} : { task: taskId }),
    ms,
  };
}

/** The same for what is refused without a look at it. */
export function refusalOf(code: ReasonCode, to?: string): RefusedFact {
  const connection = nameIn(to);
  const { status } = outcomeOf(code);
  return {
    kind: 'refused',
    ...(connection === undefined ? {} : { connection }),
    reason: code,
    status,
    ms: 0,
  };
}

function nameIn(text: string | undefined): string | undefined {
  return text !== undefined && NAME.test(text) ? text : undefined;
}
