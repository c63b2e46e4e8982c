import { expect, test } from '@jest/globals';
import { toItem } from '../../shared/aws/attribute-value.ts';
import { storedFields } from '../../shared/aws/head-item.ts';
import { headKey } from '../../shared/aws/keys.ts';
import { change } from '../../shared/core/change.ts';
import { KEYS_KEPT } from '../../shared/core/changes/message.ts';
import { EVENT_LIMITS } from '../../shared/core/event-limits.ts';
import type { Head } from '../../shared/core/head.ts';
import { MAX_QUESTION_CHARS } from '../../shared/core/result.ts';
import { MAX_KEY_CHARS } from '../../shared/core/ticket.ts';
import { rules } from '../../shared/scan/judge/rules.ts';
import { checkItem, DYNAMO_LIMITS } from '../support/engines/dynamo-rules.ts';
import { itemBytes } from '../support/engines/item-bytes.ts';

const NUMBER = 9_999_999_999_999;

/** As many bytes as a text of so many UTF-16 units can have. */
const wide = (units: number) => '\uffff'.repeat(units);
const limit = (field: string) => {
  const max = EVENT_LIMITS.find((each) => each.field === field)?.max;
  if (max === undefined) throw new Error(`there is no limit of ${field}`);
  return wide(max);
};
const times = <T>(count: number, what: T): T[] => Array.from({ length: count }, () => what);

/** Every field of a head, each as large as whatever writes it lets it be. A new field has to be thought of here: it does not compile. */
function largest(earlier: Head): Required<Head> {
  const key = 'k'.repeat(MAX_KEY_CHARS);
  const person = {
    id: limit('actor.id'),
    name: limit('actor.name'),
    login: limit('actor.login'),
  };
  const content = { connection: 'c'.repeat(64), key: `look:${key}:999999999:${'d'.repeat(64)}` };
  const step = {
    at: NUMBER,
    to: 'succeeded',
    reason: 'starter_not_permitted',
    by: person.name,
  } as const;
  const comment = `comment:${limit('comment.id')}@${limit('comment.updatedAt')}`;
  const reference = wide(512);
  return {
    key,
    version: NUMBER,
    ticket: {
      key,
      readableId: limit('ticket.readableId'),
      connection: 'c'.repeat(64),
      id: limit('ticket.id'),
      account: limit('ticket.account'),
      url: limit('ticket.url'),
      session: limit('ticket.session'),
      callbackUrl: limit('ticket.callbackUrl'),
    },
    project: 'p'.repeat(64),
    epoch: 999_999_999,
    state: 'needs_info',
    reason: 'starter_not_permitted',
    detail: wide(200),
    attempt: 999_999,
    trigger: 'submission',
    starter: person,
    approver: person,
    barred: [person.id],
    openings: Array.from({ length: 80 }, () => NUMBER),
    strays: Array.from({ length: 20 }, () => NUMBER),
    hops: 999_999,
    hopAt: NUMBER,
    tripped: { why: 'breaker_open', until: NUMBER, at: NUMBER },
    waitsIn: `${'p'.repeat(64)}/${wide(200)}`,
    waitsSince: NUMBER,
    place: { ahead: 100, at: NUMBER },
    heldAt: NUMBER,
    risk: 'critical',
    agent: wide(200),
    repo: wide(500),
    content,
    digest: 'd'.repeat(64),
    verdict: {
      decision: 'allow',
      score: 0.123456789,
      rules: times(
        2,
        rules.map(({ id }) => id),
      ).flat(),
      ruleset: wide(50),
      second: wide(80),
    },
    resultAttempt: 999_999,
    fence: NUMBER,
    confirm: true,
    triggeredAt: NUMBER,
    openedAt: NUMBER,
    endedAt: NUMBER,
    // What `trimmed` leaves, and what comes before it is trimmed again: messages, an approval, a stop.
    keys: times(2 * KEYS_KEPT + 20 + 2, comment),
    until: NUMBER,
    notBefore: NUMBER,
    startBy: NUMBER,
    lease: NUMBER,
    deadline: NUMBER,
    enqueueOwed: true,
    enqueueLease: NUMBER,
    enqueueTries: 99,
    startTries: 99,
    stopOwed: true,
    stopTries: 99,
    stopGivenUp: true,
    stopRun: { agent: wide(200), reference },
    archiveOwed: true,
    past: earlier,
    showWant: NUMBER,
    showShown: NUMBER,
    showLease: NUMBER,
    showTries: 99,
    showAfter: NUMBER,
    showError: wide(300),
    showGivenUp: true,
    showGone: true,
    markedAt: NUMBER,
    markedAs: wide(200),
    comment: wide(MAX_KEY_CHARS + 10),
    commentOf: 999_999_999,
    untold: times(3, { epoch: 999_999_999, state: 'succeeded', resultAttempt: 999_999 }),
    reference,
    progress: wide(280),
    question: wide(MAX_QUESTION_CHARS),
    inbox: times(20, content),
    inboxStart: NUMBER,
    history: times(10 + 20 + 2, step),
    lateResult: true,
    lookAt: NUMBER,
    dueAt: NUMBER,
    ttl: NUMBER,
  };
}

/** With the one earlier epoch that it may have opened over; of that, its own earlier one is left out. */
function withPast(): Required<Head> {
  const { past: _, ...earlier } = largest({ key: '', version: 0, epoch: 0 });
  return largest(earlier);
}

test('the largest head that there can be is less than what DynamoDB takes', () => {
  const { key, ...fields } = withPast();
  const item = { ...headKey(key), ...toItem(storedFields(key, fields)) };
  checkItem(item);
  expect(itemBytes(item)).toBeLessThan(DYNAMO_LIMITS.itemBytes);
});

test('whoever changes a head trims what others lengthened', () => {
  const head = withPast();
  for (const patch of [{}, { to: 'queued', reason: 'approved' } as const]) {
    const { set = {} } = change(head, NUMBER, patch);
    expect(set.keys).toHaveLength(2 * KEYS_KEPT);
    expect(set.history).toHaveLength(10);
  }
});
