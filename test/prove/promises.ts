/** A test, by its file and its name: what stands in `describe` and `test`, as it is written there, with ` › ` in between. */
export interface Guard {
  readonly file: string;
  readonly test: string;
}

/** A scenario of the crash harness: with the breach it must not survive every fault at every step. */
export interface Story {
  readonly scenario: string;
}

/** A small change of a source file that breaks a promise, and the test that must notice. */
export interface Breach {
  readonly what: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  readonly noticed: Guard | Story;
}

/** One of the promises that the design holds to, what it means in this code, and what guards it. */
export interface Kept {
  readonly promise: string;
  readonly here: string;
  /** Beside those that notice a breach. */
  readonly guards: readonly (Guard | Story)[];
  readonly breaches: readonly Breach[];
}

const LOOK = 'test/functions/dispatch/look.test.ts';
const OPINION = 'test/functions/dispatch/second-opinion.test.ts';
const START = 'test/functions/dispatch/start.test.ts';
const REPORT = 'test/functions/report/report.test.ts';
const APP = 'test/functions/report/app.test.ts';
const WRITEBACK = 'test/functions/writeback/writeback.test.ts';
const HARMLESS = 'test/shared/core/harmless.test.ts';
const RENDER = 'test/functions/writeback/render.test.ts';
const RENDERED = 'test/functions/writeback/rendered.test.ts';
const OVER_HTTP = 'test/functions/writeback/over-http';
const LINE = 'test/functions/dispatch/line.test.ts';
const BRAKES = 'test/functions/dispatch/brakes.test.ts';
const SWEEP = 'test/functions/sweep/sweep.test.ts';
const RECOVERY = 'test/functions/sweep/recovery';
const LOOKS = 'test/functions/sweep/looks.test.ts';
const OPERATE = 'test/functions/operate/operate.test.ts';
const CHANGES = 'test/shared/core/changes.test.ts';
const DECIDE = 'test/shared/core/decide.test.ts';
const REPO = 'test/shared/core/repo.test.ts';
const RECEIVED = 'test/functions/receive';
const TRACKERS = 'test/shared/trackers';
const LOOKED = 'before a task runs, dispatch looks at the ticket › $given → $state, $reason';

const at = (file: string, test: string): Guard => ({ file, test });
const told = (scenario: string): Story => ({ scenario });

/** In the order of the design. */
export const PROMISES: readonly Kept[] = [
  {
    promise: 'No 2xx before it is durable.',
    here: 'Receive answers after three calls: content, head, message. Whatever throws on the way is a 503, and the repetition of the same delivery finishes what the first one began.',
    guards: [
      told('start-by-label'),
      told('flagged-approved'),
      at(`${RECEIVED}/reasons.test.ts`, 'nothing 5xx but what waits for us'),
    ],
    breaches: [
      {
        what: 'the answer does not wait for the queue',
        file: 'shared/intake/start.ts',
        find: 'await queue.send({ ticket: key }, { group: head.project });',
        replace: 'queue.send({ ticket: key }, { group: head.project }).catch(() => {});',
        noticed: at(`${RECEIVED}/durable.test.ts`, 'no 2xx before all three calls were made'),
      },
      {
        what: 'a content that could not be kept is taken for kept',
        file: 'shared/intake/start.ts',
        find: 'const recorded = await deps.ledger.record(entry, content);',
        replace:
          "const recorded = await deps.ledger.record(entry, content).catch(() => 'recorded' as const);",
        noticed: told('start-by-post'),
      },
    ],
  },
  {
    promise: 'One trigger, one task.',
    here: 'The delivery key stops the same delivery, the semantic key of a comment the same comment, the fence the same trigger in another shape; each is a condition of the one write that opens an epoch.',
    guards: [
      at(
        `${RECEIVED}/order.test.ts`,
        'the same trigger in several shapes is one task › 50 concurrent copies',
      ),
      at(`${RECEIVED}/again.test.ts`, 'a delivery that comes twice › from $from → duplicate'),
      at(START, 'once › fifty messages in any order start one run and write one comment'),
    ],
    breaches: [
      {
        what: 'the fence is not asked',
        file: 'shared/core/changes/open.ts',
        find: "absentOrBelow('fence', fenceLimit(start)), absentOrBelow('triggeredAt', start.at)",
        replace: '',
        noticed: at(
          `${RECEIVED}/again.test.ts`,
          'a delivery that comes twice › after the next task ended too → duplicate',
        ),
      },
      {
        what: 'a trigger that was consumed in another shape counts again',
        file: 'shared/core/changes/not-opened.ts',
        find: "    return 'stale';",
        replace: "    return 'unsettled';",
        noticed: told('duplicates'),
      },
    ],
  },
  {
    promise: 'At most one active task per ticket.',
    here: 'A ticket has one head, and an epoch opens only where the head’s state is none or terminal.',
    guards: [
      at(OPERATE, 'retry › two at once open one'),
      at('test/shared/core/lifecycle.test.ts', 'the store › from $from to $to: $allowed'),
    ],
    breaches: [
      {
        what: 'an active task does not keep the next one out',
        file: 'shared/core/changes/open.ts',
        find: "{ is: 'in', attribute: 'state', values: TERMINAL },",
        replace: "{ is: 'present', attribute: 'state' },",
        noticed: at(CHANGES, 'open › is for one of fifty'),
      },
      {
        what: 'the next task opens over one that is active',
        file: 'shared/core/changes/not-opened.ts',
        find: "if (isActive(head)) return 'already_active';",
        replace: '',
        noticed: told('concurrent'),
      },
    ],
  },
  {
    promise: 'A crash between any two steps costs a delay, never a task, a result or a comment.',
    here: 'What is owed stands on the head before it is done, with an alarm for sweep, and every step can be repeated. The crash harness lets every single call of a task’s life die, fail, hang and lose its answer.',
    guards: [
      told('cancel-running'),
      told('fail-and-retry'),
      told('tracker-down'),
      at(SWEEP, 'what is owed › a start whose message was lost is sent again'),
      at(
        `${RECOVERY}/recover.test.ts`,
        'the hook of a $kind › what came while we were down arrives later, once each',
      ),
      at(LOOKS, 'a running task › its ticket $given unheard → stopped within a quarter of an hour'),
      at(WRITEBACK, 'an outage › between comment and mark repeats both, with one comment'),
      at(
        `${OVER_HTTP}/github.test.ts`,
        'an answer that passes › $given, $what → shown later, once',
      ),
      at(
        `${OVER_HTTP}/linear.test.ts`,
        'an answer that passes › $given, $what → shown later, once',
      ),
      at(
        START,
        'once › a crash between claim and start repeats the same attempt with the same key',
      ),
    ],
    breaches: [
      {
        what: 'a claimed attempt does not owe its start',
        file: 'functions/dispatch/claim.ts',
        find: 'enqueueOwed: true,',
        replace: '',
        noticed: told('start-by-label'),
      },
      {
        what: 'a message that could not be put aside is done',
        file: 'shared/runtime/batch.ts',
        find: 'return !(await buried(record, error, until));',
        replace: 'return (await buried(record, error, until)) && false;',
        noticed: at(
          'test/shared/runtime/batch.test.ts',
          'what no repetition mends › comes back when it could not be put aside, so that none is lost',
        ),
      },
      {
        what: 'what arrived is asked for again',
        file: 'functions/sweep/recovery/follow.ts',
        find: 'reading.succeeded.has(guid) || ',
        replace: '',
        noticed: at(
          `${RECOVERY}/follow.test.ts`,
          'what the log makes of what we know › a success ends it, whether it stands above or below the failure',
        ),
      },
      {
        what: 'a log counts as read where it was not',
        file: 'functions/sweep/recovery/read-log.ts',
        find: '...withBacklog(mark, backlog ?? before),',
        replace: '...mark,',
        noticed: at(
          `${RECOVERY}/any-log.test.ts`,
          'any log › an outage of 1,500 deliveries: all of them arrive, once, and the checkpoint stays small',
        ),
      },
      {
        what: 'sweep forgets an ended task that was not shown and put away',
        file: 'shared/core/due.ts',
        find: '[...debts(head, now), ',
        replace: '[...(isActive(head) ? debts(head, now) : []), ',
        noticed: told('start-by-label'),
      },
      {
        what: 'a comment whose answer was lost is made again at once',
        file: 'shared/trackers/github/sticky.ts',
        find: 'request: { retries: 0 },',
        replace: '',
        noticed: at(
          `${OVER_HTTP}/github.test.ts`,
          'an answer that passes › $given, $what → shown later, once',
        ),
      },
    ],
  },
  {
    promise: 'Fencing.',
    here: 'A report counts for the epoch and attempt that its token was made for, and only while that is the ticket’s latest; the same result again is 200, and a late one is recorded and shown.',
    guards: [
      at(REPORT, 'a result › the same again → 200, and nothing changes'),
      at(REPORT, 'a result › another one → 409, the first stands'),
      at(REPORT, 'a late result › of an expired lease is taken until the next attempt is claimed'),
      at(REPORT, 'a late result › of an expired lease is refused once the next attempt is claimed'),
      at(APP, 'another attempt’s token → 409, and to stop'),
      at('test/shared/core/token.test.ts', 'a token › does not: $given'),
    ],
    breaches: [
      {
        what: 'any attempt of the task is taken for the current one',
        file: 'functions/report/current.ts',
        find: 'head?.epoch === caller.epoch && head.attempt === caller.attempt',
        replace: 'head?.epoch === caller.epoch',
        noticed: at(
          REPORT,
          'a result › of attempt %i, which is not the current one → 409, nothing is kept',
        ),
      },
      {
        what: 'a result ends whatever attempt runs',
        file: 'functions/report/current.ts',
        find: 'const same = head?.epoch === caller.epoch && head.attempt === caller.attempt;',
        replace: 'const same = head?.epoch === caller.epoch;',
        noticed: told('lease-lost'),
      },
      {
        what: 'a late result is not shown',
        file: 'functions/report/result.ts',
        find: 'lateResult: true, archiveOwed: true }, show: true',
        replace: 'lateResult: true, archiveOwed: true }, show: false',
        noticed: at(
          REPORT,
          'a late result › after the last lease is recorded and shown: a finished pull request is never lost',
        ),
      },
    ],
  },
  {
    promise: 'Nothing unscanned reaches an agent.',
    here: 'The goal of a task is the text that was scanned, loaded by its pointer; dispatch compares it with the ticket as it stands and holds what changed, scanned anew; a second opinion, where a project wants one, is asked before it runs. A message is scanned before it is kept.',
    guards: [
      at(LOOK, 'changed text › what the agent gets is what was scanned, not what the ticket says'),
      at(LOOK, 'changed text › after the approval is held again'),
      at(
        `${RECEIVED}/start.test.ts`,
        'a task is started › with what was scanned, and nothing else, for the agent',
      ),
      at(
        `${RECEIVED}/start.test.ts`,
        'the scanner › what it says of the instruction beside a mention counts as well',
      ),
    ],
    breaches: [
      {
        what: 'changed text is not noticed',
        file: 'functions/dispatch/assess.ts',
        find: 'if (!sameText(text, content.text))',
        replace: 'if (text === undefined)',
        noticed: at(
          LOOK,
          'changed text › is scanned, kept and pinned before it is shown, and runs only as it was approved',
        ),
      },
      {
        what: 'the second opinion is heard and not heeded',
        file: 'functions/dispatch/begin.ts',
        find: "if ('park' in heard) return park(head, heard.park, deps);",
        replace: "if ('park' in heard) return takeTurn(head, assessed, deps);",
        noticed: at(
          OPINION,
          'a second opinion › that says $says → held, with why, and no agent sees it',
        ),
      },
      {
        what: 'whoever released a hold about something else has read the text',
        file: 'functions/dispatch/second-opinion.ts',
        find: 'OF_THE_TEXT.includes(hold?.reason)',
        replace: 'OF_THE_TEXT.length > 0',
        noticed: at(
          OPINION,
          'a person’s approval › of a hold that was about something else does not stand for having read the text',
        ),
      },
      {
        what: 'a piece of a long text is left out of the second opinion',
        file: 'shared/scan/bedrock/pieces.ts',
        find: 'const step = PIECE_CHARS - OVERLAP_CHARS;',
        replace: 'const step = PIECE_CHARS + OVERLAP_CHARS;',
        noticed: at(
          'test/shared/scan/bedrock/bedrock-opinion.test.ts',
          'a long text › is asked about in pieces that overlap and show all of it',
        ),
      },
      {
        what: 'the agent gets more than the scanned text',
        file: 'shared/core/build-task.ts',
        find: 'goal: content.text,',
        replace: 'goal: ticket.title + content.text,',
        noticed: at(
          'test/shared/core/schemas.test.ts',
          'a task as it is built › has the scanned text as its goal, and the message beside it',
        ),
      },
    ],
  },
  {
    promise: 'Fail closed.',
    here: 'A connection without a usable secret verifies nothing, an unknown one is a 404, an unreadable configuration a 503, and an empty list of accounts, repositories or callback hosts allows none.',
    guards: [
      at(
        `${RECEIVED}/reasons.test.ts`,
        'every input of docs/reasons.md › $input by $from → $status $code',
      ),
      at(REPO, 'repoOf › without `repos` and a repository of its own a project allows none'),
      at(
        `${TRACKERS}/webhook/callback-policy.test.ts`,
        'an address on the web › $given among the listed hosts → refused',
      ),
      at(SWEEP, 'nothing is due › an unreadable configuration touches nothing'),
    ],
    breaches: [
      {
        what: 'an empty secret is good enough',
        file: 'shared/trackers/signature/hmac.ts',
        find: "return secret.trim() !== '';",
        replace: 'return true;',
        noticed: at(
          `${TRACKERS}/linear/verify.test.ts`,
          'what is not signed as Linear signs › secrets $secrets → no_secret',
        ),
      },
      {
        what: 'the end of a secret is not kept',
        file: 'shared/runtime/config/resolve-connection.ts',
        find: 'secrets.filter(({ until }) => at < until)',
        replace: 'secrets',
        noticed: at(
          'test/fuzz/rotation/file.test.ts',
          'a secret is changed in sluice.yaml while deliveries run: none is refused, and the old one ends',
        ),
      },
      {
        what: 'an empty list of accounts covers everybody',
        file: 'shared/core/accounts.ts',
        find: 'return accounts.some(',
        replace: 'return accounts.length === 0 || accounts.some(',
        noticed: at('test/shared/core/accounts.test.ts', '$accounts covers $account: $covered'),
      },
    ],
  },
  {
    promise: 'Bytes, not strings.',
    here: 'Every signature is an HMAC-SHA256 or better over the bytes as they came, compared in constant time, before anything is parsed; the algorithm is the connection’s.',
    guards: [
      at(
        `${TRACKERS}/signature/hmac.test.ts`,
        'a signature that does not › $given → signature_mismatch',
      ),
      at(`${TRACKERS}/webhook/verify-standard.test.ts`, 'verified › bytes that are no text'),
    ],
    breaches: [
      {
        what: 'a digest may be spelled loosely',
        file: 'shared/trackers/signature/hmac.ts',
        find: 'return bytes.toString(encoding) === spelling ? bytes : undefined;',
        replace: 'return bytes;',
        noticed: at(
          'test/fuzz/fuzz.test.ts',
          'signatures under fire › no difference that is not documented, nothing thrown, nothing 5xx',
        ),
      },
      {
        what: 'the signature is checked over decoded text',
        file: 'shared/trackers/signature/hmac.ts',
        find: '.update(body).digest();',
        replace: '.update(new TextDecoder().decode(body)).digest();',
        noticed: at(
          `${TRACKERS}/linear/verify.test.ts`,
          'what is not signed as Linear signs › a body that only decodes to the signed text → signature_mismatch',
        ),
      },
    ],
  },
  {
    promise: 'Nobody without the right starts, steers or approves work.',
    here: 'Receive drops bots, ourselves and strangers; dispatch asks the tracker for the right of the starter and of the approver; an approval holds for one digest, and at high risk not from the starter. A ticket that is started too often, or by bots alone, is not started any more for a while; that is a condition of the write that opens its next task.',
    guards: [
      at(LOOK, 'the approver › without the right → held again, and the approval is gone'),
      at(OPERATE, 'approve › binds to the text even where no digest is named'),
      at(
        `${RECEIVED}/comments.test.ts`,
        'a held task › of high risk is not approved by its starter, but by a colleague',
      ),
      at(
        `${RECEIVED}/start.test.ts`,
        'who is who › the starter is the one who labelled, not the author',
      ),
    ],
    breaches: [
      {
        what: 'any right is enough',
        file: 'functions/dispatch/permission.ts',
        find: '>= RANK[project.authorize.permission]',
        replace: '>= RANK.none',
        noticed: at(LOOK, LOOKED),
      },
      {
        what: 'the starter approves at high risk',
        file: 'shared/core/changes/approve.ts',
        find: "{ is: 'lacks', attribute: 'barred', value: approval.by.id },",
        replace: '',
        noticed: at(CHANGES, 'approve and reject › is refused: $given → $why'),
      },
      {
        what: 'the breaker of a ticket is not asked',
        file: 'shared/core/changes/open.ts',
        find: '...calm(start, now)',
        replace: '',
        noticed: at(
          `${RECEIVED}/loops.test.ts`,
          'a ticket that is started again and again › is started as often as may be, then no more, and says so once',
        ),
      },
      {
        what: 'nobody counts what bots do',
        file: 'shared/core/breaker.ts',
        find: "if (asker === 'bot') return { add: { hops: 1 }",
        replace: "if (asker === 'bot') return { add: {}",
        noticed: at(
          `${RECEIVED}/loops.test.ts`,
          'bots › two that answer each other stop after the breaker’s number, and a person is told once',
        ),
      },
      {
        what: 'our own writes are heard',
        file: 'shared/core/decide.ts',
        find: "if (event.own) return nothing('own_actor');",
        replace: '',
        noticed: at(DECIDE, 'who › $given → $outcome'),
      },
      {
        what: 'our own change of labels is taken for a person’s',
        file: 'shared/core/against-run.ts',
        find: ' && !showOwed(head) && showLease <= now',
        replace: '',
        noticed: at('test/shared/core/against-run.test.ts', 'no person’s change › $given'),
      },
    ],
  },
  {
    promise: 'Every verified delivery has a reason.',
    here: 'Each is recorded once with an outcome and a code of docs/reasons.md, which `sluice why` explains; one who can do no more than read is never answered by a comment.',
    guards: [
      at(`${RECEIVED}/reasons.test.ts`, 'docs/reasons.md › has every reason as the code has it'),
      at(OPERATE, 'why › of a ticket tells its task and its deliveries'),
    ],
    breaches: [
      {
        what: 'the reason is not the one that it was',
        file: 'shared/intake/note.ts',
        find: "noted.ignored ?? noted.invalid ?? 'event_not_handled'",
        replace: "(noted.invalid ?? 'event_not_handled') as ReasonCode",
        noticed: at(
          `${RECEIVED}/start.test.ts`,
          'nothing is started, one record says why › $given → $reason',
        ),
      },
      {
        what: 'a stranger makes us comment',
        file: 'functions/dispatch/permission.ts',
        find: '>= RANK.triage',
        replace: '>= RANK.none',
        noticed: at(LOOK, LOOKED),
      },
    ],
  },
  {
    promise: 'Hold, don’t drop.',
    here: 'A repository that is not allowed, changed text, a flag of the scanner, a project that is gone: held, where a person sees it and can release it, and visibly ended after fourteen days. Where a project is full, or a brake is on, tasks wait in line and go on in the order in which they came.',
    guards: [
      at(START, 'slots › a task waits while as many run as may, and says so'),
      at(START, 'slots › and goes on when one is free'),
      at(SWEEP, 'what ran out › a hold → timed out after fourteen days, not before'),
      at(`${RECEIVED}/start.test.ts`, 'the scanner › a text too large to be kept is held'),
    ],
    breaches: [
      {
        what: 'a brake ends what comes',
        file: 'functions/dispatch/begin.ts',
        find: 'if (brake) return wait(head, agent, { brake }, deps);',
        replace: "if (brake) return park(head, { to: 'cancelled', reason: 'paused' }, deps);",
        noticed: at(
          BRAKES,
          'a brake on $scope › holds what comes, drops nothing, and lets it go in order, at once',
        ),
      },
      {
        what: 'a brake is not asked about at the hand-over',
        file: 'functions/dispatch/hand-over.ts',
        find: 'if (brake && head.startBy !== undefined)',
        replace: 'if (brake && head.startBy === undefined)',
        noticed: at(BRAKES, 'a brake on $scope › that is set between claim and hand-over counts'),
      },
      {
        what: 'a newcomer jumps the line',
        file: 'functions/dispatch/take-turn.ts',
        find: 'project.limits.concurrency - ahead',
        replace: 'project.limits.concurrency',
        noticed: at(LINE, 'a line › is not jumped by a newcomer who comes as a slot is free'),
      },
      {
        what: 'a slot that was given back wakes nobody',
        file: 'shared/core/wake.ts',
        find: 'if (next) await tasks.send({ ticket: next.key }, { group: project });',
        replace: 'void [next, tasks];',
        noticed: at(
          LINE,
          'fifty tasks where two may run › run in the order in which they came, two at a time, and each end wakes the next at once',
        ),
      },
      {
        what: 'a repository that is not allowed ends the task',
        file: 'functions/dispatch/assess.ts',
        find: "to: 'held', reason: 'repo_not_allowed'",
        replace: "to: 'failed', reason: 'repo_not_allowed'",
        noticed: at(LOOK, LOOKED),
      },
    ],
  },
  {
    promise: 'Only where allowed.',
    here: 'A delivery counts for the accounts of its connection; an agent gets a repository that one of the project’s globs matches, and nothing that is no repository’s name; a callback goes to https, an exact host of the list, and a public address.',
    guards: [
      at(REPO, 'repoOf › a text is not believed that it is on a known host: $text'),
      at(REPO, 'repoOf › what is no name of a repository is not handed out: $repo'),
      at(
        `${TRACKERS}/webhook/safe-post.test.ts`,
        'goes to the address that was checked, and asks for it once',
      ),
    ],
    breaches: [
      {
        what: 'the globs are not asked',
        file: 'shared/core/repo.ts',
        find: 'allowed.some((glob) => globMatches(glob, name))',
        replace: 'allowed.length >= 0',
        noticed: at(REPO, 'repoOf › $given → $choice'),
      },
      {
        what: 'any host may be called back',
        file: 'shared/trackers/webhook/callback-policy.ts',
        find: 'return isListed(url, hosts) ? undefined',
        replace: 'return hosts ? undefined',
        noticed: at(
          `${TRACKERS}/webhook/callback-policy.test.ts`,
          'an address on the web › $given → refused',
        ),
      },
    ],
  },
  {
    promise: 'No secret, signature or token in a log, an error or a comment.',
    here: 'Errors carry what was asked and answered, never a token; outside text stands in code, behind a fence longer than any of its own, with what cannot be seen made visible.',
    guards: [
      at(HARMLESS, 'a span › holds %j'),
      at(HARMLESS, 'a link › %j is text'),
      at(RENDER, 'outside text › is dead in $where'),
      at(RENDERED, 'what others write does not come alive › whatever they write'),
      at(RENDERED, 'what we write ourselves › %s is plain, but for the pull request'),
      at(APP, 'a store that does not answer → 503, try again, and not a word of why'),
    ],
    breaches: [
      {
        what: 'a text can end its code block',
        file: 'shared/core/harmless.ts',
        find: "const fence = '`'.repeat(Math.max(3, longestRun(clean) + 1));",
        replace: "const fence = '`'.repeat(3);",
        noticed: at(HARMLESS, 'a block › holds %j'),
      },
      {
        what: 'a text is a command to us where its block is lost',
        file: 'shared/core/harmless.ts',
        find: '.map(quoted)',
        replace: '',
        noticed: at(RENDERED, 'what others write does not come alive › $kind: $sign'),
      },
      {
        what: 'an agent’s answer is shown with the token that it repeats',
        file: 'shared/agents/http/agent.ts',
        find: "text.replaceAll(token, '…')",
        replace: 'text',
        noticed: at(
          'test/shared/agents/http/agent.test.ts',
          'the answer to a start › what it says is cut, and never holds the token',
        ),
      },
    ],
  },
];
