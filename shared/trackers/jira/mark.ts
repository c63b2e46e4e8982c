import { holds } from '../../core/intake.ts';
import type { TicketRef } from '../../core/ticket.ts';
import { part, texts } from '../body/unproven.ts';
import type { Ask } from '../rest/rest-client.ts';
import { issueNow, issuePath } from './calls.ts';
import type { Fields, Status } from './payload.ts';
import type { Move } from './transition.ts';
import { transition } from './transition.ts';

/** How an issue is to stand. */
export interface Mark {
  /** Label names; these come on … */
  readonly on: readonly string[];
  /** … and these off. */
  readonly off: readonly string[];
  readonly move?: Move;
}

/**
 * Brings an issue to where a mark says; what is there already is not asked for. Labels are named one by one, so that what somebody puts
 * on at the same moment stays. Jira takes a label and a transition only one after the other.
 */
export async function mark(ask: Ask, ticket: TicketRef, { on, off, move }: Mark): Promise<void> {
  const issue = await issueNow(ask, ticket, ['labels', 'status']);
  const fields = part<Fields>(issue.fields);
  const labels = texts(fields.labels) ?? [];
  const changes = [
    ...on.filter((name) => !holds(labels, name)).map((add) => ({ add })),
    ...labels.filter((name) => holds(off, name)).map((remove) => ({ remove })),
  ];
  if (changes.length > 0)
    await ask({
      what: 'changing the labels',
      method: 'PUT',
      path: issuePath(ticket),
      body: { update: { labels: changes } },
    });
  if (move) await transition(ask, ticket, part<Status>(fields.status), move);
}
