import type { HeadWrite } from '../../shared/core/head-write.ts';
import type { Content, LedgerEntry } from '../../shared/core/ledger.ts';
import type { TicketRef } from '../../shared/core/ticket.ts';
import { MINUTE, START } from './clock.ts';

export function ticket(key: string, readableId = 'github:acme/shop#7'): TicketRef {
  return {
    key,
    readableId,
    connection: 'github',
    id: '3054221',
    account: 'acme',
    url: 'https://github.com/acme/shop/issues/7',
  };
}

/** Opens a task, whatever was there. */
export function opening(key: string, at: number = START, readableId?: string): HeadWrite {
  return {
    when: [],
    add: { epoch: 1 },
    set: {
      ticket: ticket(key, readableId),
      project: 'shop',
      state: 'queued',
      reason: 'started',
      openedAt: at,
      dueAt: at + MINUTE,
    },
    remove: ['ttl'],
  };
}

export function entry(key: string, more: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    connection: 'github',
    key,
    senderId: '72d3162e-cc78-11e3-81ab-4c9367dc0958',
    receivedAt: START,
    outcome: 'accepted',
    reason: 'started',
    event: 'issues.labeled',
    actor: 'jane',
    ticketKey: 'github:acme:3054221',
    readableId: 'github:acme/shop#7',
    project: 'shop',
    ...more,
  };
}

export function content(more: Partial<Content> = {}): Content {
  const actor = { id: '583231', name: 'jane', kind: 'person', standing: 'member' } as const;
  return {
    ticket: {
      ...ticket('github:acme:3054221'),
      title: 'Größe «XL» fehlt ✓',
      description: 'Der Knopf\r\ntut nichts.\u0000\u{1f41b}',
      labels: ['agent'],
      assignees: [],
      author: actor,
      type: 'issue',
      open: true,
    },
    actor,
    trigger: 'label',
    text: 'Größe «XL» fehlt ✓\n\nDer Knopf\r\ntut nichts.\u0000\u{1f41b}',
    verdict: { decision: 'allow', score: 0.02, findings: [], ruleset: '1' },
    raw: '{"action":"labeled"}',
    ...more,
  };
}
