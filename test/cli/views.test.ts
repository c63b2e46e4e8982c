import { describe, expect, test } from '@jest/globals';
import { operate } from '../../functions/operate/operate.ts';
import type { Head } from '../../shared/core/head.ts';
import type { HeadWrite } from '../../shared/core/head-write.ts';
import { operator } from '../../shared/core/operator.ts';
import { memoryBrakeStore } from '../support/memory/memory-brake-store.ts';
import { memoryDeadLetters } from '../support/memory/memory-dead-letters.ts';
import { memoryHeadStore } from '../support/memory/memory-head-store.ts';
import { memoryKeyStore } from '../support/memory/memory-key-store.ts';
import { memoryLedger } from '../support/memory/memory-ledger.ts';
import { memoryPollStore } from '../support/memory/memory-poll-store.ts';
import { memoryQueue } from '../support/memory/memory-queue.ts';
import { memoryRecoveryStore } from '../support/memory/memory-recovery-store.ts';
import { memoryResultStore } from '../support/memory/memory-result-store.ts';
import { NOW, runningSluice } from './command-line.ts';

const KEY = 'github:acme:7';
const EVIL = '\x1b]0;owned\x07\x9b31m\r\u202e';
const SHOWN = '\\x1b]0;owned\\x07\\x9b31m\\x0d\\u202e';

/** The real operate, over real HTTP, on a store in memory that knows one held ticket, full of what strangers write. */
async function held(more: Partial<Head> = {}) {
  const now = () => NOW;
  const [heads, ledger, results] = [
    memoryHeadStore(now),
    memoryLedger(now),
    memoryResultStore(now),
  ];
  const ticket = {
    key: KEY,
    readableId: 'github:acme/shop#7',
    connection: 'github',
    id: '7',
    account: 'acme',
    url: `https://github.com/${EVIL}`,
  };
  const verdict = {
    decision: 'hold',
    score: 0.5,
    ruleset: '1',
    findings: [{ rule: 'override', means: 'gives orders', excerpt: `ignore ${EVIL}\nfaked line` }],
  } as const;
  const jane = { id: '5', name: `jane${EVIL}`, kind: 'person', standing: 'member' } as const;
  const entry = {
    connection: 'github',
    key: 'd1',
    receivedAt: NOW - 60_000,
    outcome: 'held',
    reason: 'scan_flagged',
    event: `issues${EVIL}`,
    actor: jane.name,
    senderId: EVIL,
    ticketKey: KEY,
    readableId: ticket.readableId,
  } as const;
  await ledger.record(entry, {
    ticket: {
      ...ticket,
      title: `Title ${EVIL}\nsluice: faked`,
      description: '',
      labels: [],
      assignees: [],
      author: jane,
      type: 'issue',
      open: true,
    },
    actor: jane,
    text: 'x',
    verdict,
    raw: '{}',
  });
  const set = {
    ticket,
    project: 'shop',
    state: 'held',
    reason: 'scan_flagged',
    detail: `detail ${EVIL}`,
    question: `What?\n${EVIL}`,
    progress: EVIL,
    repo: EVIL,
    agent: 'mine',
    risk: 'medium',
    starter: { id: jane.id, name: jane.name },
    content: { connection: 'github', key: 'd1' },
    digest: 'f00d',
    verdict: { decision: 'hold', score: 0.5, rules: ['override'], ruleset: '1' },
    openedAt: NOW - 60_000,
    heldAt: NOW - 60_000,
    history: [{ at: NOW - 60_000, to: 'held', reason: 'scan_flagged', by: jane.name }],
    showError: EVIL,
    resultAttempt: 1,
    ...more,
  } as const;
  const write: HeadWrite = { when: [], add: { epoch: 1 }, set, remove: [] };
  await heads.write(KEY, write);
  await results.put(KEY, 1, 1, {
    success: true,
    summary: `Did it.\n\n${EVIL}`,
    branch_name: EVIL,
    merge_request_url: EVIL,
    token_usage: { input_tokens: 5, output_tokens: 6 },
    cost_estimate_usd: 0.01,
    exit_code: 0,
  });
  const config = {
    connections: [{ name: 'github' }],
    projects: [{ name: 'shop' }],
    agents: [],
  } as never;
  const deadLetters = {
    tasks: memoryDeadLetters('tasks', now),
    shows: memoryDeadLetters('shows', now),
  };
  await deadLetters.tasks.putAside(`{"a": "${EVIL}\nsluice: faked`, {
    reason: 'not_json',
    step: EVIL,
    messageId: EVIL,
    at: NOW,
    attempts: 1,
    replays: 0,
  });
  await deadLetters.shows.putAside(JSON.stringify({ ticket: `sluice: faked ${EVIL}` }), {
    reason: 'no_head',
    step: EVIL,
    messageId: EVIL,
    ticket: `sluice: faked ${EVIL}`,
    at: NOW,
    attempts: 1,
    replays: 0,
  });
  const deps = {
    config: { read: async () => config, credentials: async () => undefined },
    heads,
    ledger,
    results,
    recovery: memoryRecoveryStore(now),
    polls: memoryPollStore(now),
    brakes: memoryBrakeStore(),
    keys: memoryKeyStore(),
    tasks: memoryQueue(now),
    shows: memoryQueue(now),
    deadLetters,
    now,
  };
  return runningSluice(async ({ body }) => ({
    body: await operate(JSON.parse(String(body)), operator('me'), deps),
  }));
}

test('`show` tells who else let a text through', async () => {
  const verdict = { decision: 'allow', score: 0, rules: [], ruleset: '1', second: 'bedrock/gr1/3' };
  await using running = await held({ verdict });
  const { out } = await running.sluice(['show', 'github:acme/shop#7']);
  expect(out).toContain('allow, score 0 (ruleset 1); let through by bedrock/gr1/3');
});

describe('nothing from outside reaches the terminal as it is', () => {
  test.each([
    { argv: ['tasks'] },
    { argv: ['show', 'github:acme/shop#7'] },
    { argv: ['why', 'github:acme/shop#7'] },
    { argv: ['why', 'github/d1'] },
    { argv: ['approve', 'github:acme/shop#7'] },
    { argv: ['dlq', 'list'] },
    { argv: ['dlq', 'show', 'tasks-1'] },
    { argv: ['dlq', 'replay', '--all'] },
  ])('sluice $argv', async ({ argv }) => {
    await using running = await held();
    const { code, out, err } = await running.sluice(argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    if (argv[0] !== 'approve') expect(out).toContain(SHOWN);
    expect(out).not.toMatch(/^\s*(sluice: faked|faked line)/m);
  });

  test('nor with --json', async () => {
    await using running = await held();
    const { out } = await running.sluice(['show', 'github:acme/shop#7', '--json']);
    expect(out).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(JSON.parse(out).task.detail).toBe(`detail ${EVIL}`);
  });

  test('nor in an error', async () => {
    await using running = await held();
    const { code, err } = await running.sluice(['show', EVIL]);
    expect(code).toBe(4);
    expect(err).toContain(SHOWN);
    expect(err).not.toContain('\x1b');
  });

  test('with colour on, only ours', async () => {
    await using running = await held();
    const { out } = await running.sluice(['show', 'github:acme/shop#7'], { colour: true });
    expect(out).toContain('\x1b[33mheld\x1b[39m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
    expect(out.replace(/\x1b\[\d+m/g, '')).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe('what a person reads', () => {
  test('of a held task: why, what was seen, and how to go on', async () => {
    await using running = await held();
    const { out } = await running.sluice(['show', 'github:acme/shop#7']);
    expect(out).toMatch(/^why +scan_flagged: The scanner saw/m);
    expect(out).toMatch(/^opened +1 min ago \(2026-11-21 11:59:00Z\)$/m);
    expect(out).toMatch(/override +gives orders\n +ignore/);
    expect(out).toContain('sluice approve github:acme/shop#7 --digest f00d');
    expect(out).toContain('sluice reject github:acme/shop#7');
  });

  test.each([
    {
      given: 'was given up',
      head: { showTries: 30, showGivenUp: true },
      says: /^write-back +GitHub answered 503 \(given up after 30 tries\)$/m,
      next: true,
    },
    {
      given: 'is tried again',
      head: { showTries: 1, showAfter: NOW + 60_000 },
      says: /^write-back +GitHub answered 503 \(tried again in 1 min .*, after 1 try\)$/m,
      next: false,
    },
    {
      given: 'ended with its address',
      head: { showGone: true },
      says: /^write-back +GitHub answered 503 \(given up after 1 try\)$/m,
      next: true,
    },
  ])('of writing back that $given: why, and how to go on', async ({ head, says, next }) => {
    await using running = await held({ showError: 'GitHub answered 503', ...head });
    for (const verb of ['show', 'why']) {
      const { out } = await running.sluice([verb, 'github:acme/shop#7']);
      expect(out).toMatch(says);
      expect(out.includes('sluice writeback github:acme/shop#7')).toBe(next);
    }
  });

  test('of a delivery: outcome, reason, hint, and the task it started', async () => {
    await using running = await held();
    const { out } = await running.sluice(['why', 'd1']);
    expect(out).toMatch(/^ {2}outcome +held$/m);
    expect(out).toMatch(/^ {2}do +`\/sluice approve`/m);
    expect(out).toMatch(/^ {2}started +github:acme:7:1, now held$/m);
  });

  test('of an approval, and of the second one', async () => {
    await using running = await held();
    const argv = ['approve', 'github:acme/shop#7', '--digest', 'f00d'];
    expect((await running.sluice(argv)).out).toMatch(/^Approved\.\n.*\nstate +queued$/m);
    expect(await running.sluice(argv)).toMatchObject({ code: 1, out: '' });
  });

  test('a line to copy holds no word of a stranger that a shell would take apart', async () => {
    const ticket = {
      key: KEY,
      readableId: "webhook:ci:a'; rm -rf ~ #",
      connection: 'ci',
      id: '7',
      account: 'ci',
    };
    await using running = await held({ ticket });
    const { out } = await running.sluice(['show', KEY]);
    expect(out).toContain('sluice reject github:acme:7:1');
    expect(out).not.toMatch(/sluice \w+ .*rm -rf/);
  });

  test('of an empty list: what to try', async () => {
    await using running = await held();
    const { code, out } = await running.sluice(['tasks', '--state', 'failed']);
    expect(code).toBe(0);
    expect(out).toContain('--hours');
  });
});
