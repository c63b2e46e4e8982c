import type { ApiKey } from '../../shared/core/api-key.ts';
import { keyActor } from '../../shared/core/api-key.ts';
import type { Event } from '../../shared/core/event.ts';
import type { Ticket } from '../../shared/core/ticket.ts';
import { ticketKey } from '../../shared/core/ticket.ts';
import type { Trace } from '../../shared/core/trace.ts';
import type { Destination } from './destination.ts';
import type { TaskSpec } from './task-spec.ts';

/** A ticket, and when it began. */
export interface Begun {
  readonly ticket: Ticket;
  readonly at: number;
  readonly precisionMs: number;
}

/** A ticket that lives only with us, as those of senders do that have no tracker. */
export function ticketWithUs(
  spec: TaskSpec,
  claim: { readonly id: string; readonly at: number },
  { connection, tracker }: Destination,
  caller: ApiKey,
): Begun {
  const id = `api-${claim.id.slice(0, 32)}`;
  return {
    ticket: {
      key: ticketKey(tracker.name, connection.name, id),
      readableId: `${tracker.name}:${connection.name}:${id}`,
      connection: connection.name,
      id,
      account: connection.name,
      title: spec.title,
      description: spec.description,
      labels: spec.labels,
      assignees: [],
      author: keyActor(caller),
      type: 'task',
      open: true,
    },
    at: claim.at,
    precisionMs: 1,
  };
}

/** What was handed in as an event: somebody with a key asks for a task outright. */
export function eventOf(spec: TaskSpec, { ticket, at, precisionMs }: Begun, caller: ApiKey): Event {
  return {
    name: 'api',
    ticket: {
      ...ticket,
      ...(spec.target_repo ? { repo: spec.target_repo } : {}),
      priority: spec.priority,
      trace: traceOf(spec),
    },
    actor: keyActor(caller),
    own: false,
    changes: [{ kind: 'submitted' }],
    at,
    precisionMs,
  };
}

function traceOf(spec: TaskSpec): Trace {
  return {
    sourceType: spec.source_type,
    sourceId: spec.source_id,
    triggeringEventId: spec.triggering_event_id,
    activityDefinitionId: spec.activity_definition_id,
    ...(spec.target_repo ? { targetRepo: spec.target_repo } : {}),
    ...(typeof spec.due_in_days === 'number' ? { dueInDays: spec.due_in_days } : {}),
  };
}
