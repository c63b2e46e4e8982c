import type { DispatchDeps } from '../../../functions/dispatch/deps.ts';
import type { Dispatched } from '../../../functions/dispatch/dispatch.ts';
import { dispatch } from '../../../functions/dispatch/dispatch.ts';
import type { OperateDeps } from '../../../functions/operate/deps.ts';
import { operate } from '../../../functions/operate/operate.ts';
import type { Response as Operated } from '../../../functions/operate/request.ts';
import type { ReportDeps } from '../../../functions/report/deps.ts';
import type { SweepDeps } from '../../../functions/sweep/deps.ts';
import type { Swept } from '../../../functions/sweep/sweep.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import type { WritebackDeps } from '../../../functions/writeback/deps.ts';
import type { WrittenBack } from '../../../functions/writeback/writeback.ts';
import { writeback } from '../../../functions/writeback/writeback.ts';
import { open } from '../../../shared/core/changes/open.ts';
import type { Start } from '../../../shared/core/changes/start.ts';
import type { Config } from '../../../shared/core/config.ts';
import { digest } from '../../../shared/core/digest.ts';
import { goalOf } from '../../../shared/core/goal.ts';
import type { Head, Person } from '../../../shared/core/head.ts';
import type { Content } from '../../../shared/core/ledger.ts';
import { operator } from '../../../shared/core/operator.ts';
import { taskId } from '../../../shared/core/task-id.ts';
import { attemptToken } from '../../../shared/core/token.ts';
import type { Scanner } from '../../../shared/core/verdict.ts';
import type { Clock } from '../../contracts/clock.ts';
import { START } from '../../contracts/clock.ts';
import { agreeing } from '../memory/agreeing.ts';
import { memoryBrakeStore } from '../memory/memory-brake-store.ts';
import { memoryHeadStore } from '../memory/memory-head-store.ts';
import { memoryLedger } from '../memory/memory-ledger.ts';
import { memoryOperateStores } from '../memory/memory-operate-stores.ts';
import { memoryQueue } from '../memory/memory-queue.ts';
import { memoryResultStore } from '../memory/memory-result-store.ts';
import { memorySlotStore } from '../memory/memory-slot-store.ts';
import { fakeAgent } from './fake-agent.ts';
import { fakeBackend } from './fake-backend.ts';
import { connectionOf, jane, KEY, projectOf, ticketOf } from './samples.ts';

export const TOKEN_KEY = 'a key for tests';

/** Blocks what says `OBEY`, holds what says `obey`, and lets everything else through. */
const plainScanner: Scanner = ({ text }) => {
  const decision = text.includes('OBEY') ? 'block' : text.includes('obey') ? 'hold' : 'allow';
  const score = { block: 0.9, hold: 0.5, allow: 0 }[decision];
  const findings =
    decision === 'allow' ? [] : [{ rule: 'orders', means: 'It gives orders.', excerpt: 'obey' }];
  return { decision, score, findings, ruleset: 'test' };
};

/** One project, one ticket, one agent, and every function on ports in memory, under a clock that a test moves. */
export type World = ReturnType<typeof world>;

/** What a test may stand in for: a port that dies now and then. */
export type Ports = ReturnType<typeof portsOf>;

function portsOf(now: () => number) {
  return {
    heads: memoryHeadStore(now),
    ledger: memoryLedger(now),
    results: memoryResultStore(now),
    ...memoryOperateStores(now),
    slots: memorySlotStore(),
    brakes: memoryBrakeStore(),
    tasks: memoryQueue(now),
    shows: memoryQueue(now),
    backend: fakeBackend(),
    agent: fakeAgent(),
  };
}

export function world(project = projectOf(), standIn: (ports: Ports) => Ports = (same) => same) {
  const clock: Clock = { now: START };
  const now = () => clock.now;
  const real = portsOf(now);
  const ports = standIn(real);
  const config: { current: Config } = {
    current: {
      connections: [connectionOf()],
      projects: [project],
      agents: [{ name: 'coder', kind: 'fake', settings: {} }],
    },
  };
  const shared = {
    ...ports,
    now,
    config: { read: async () => config.current, credentials: async () => undefined },
    backend: async () => ports.backend,
    tokenKey: async () => TOKEN_KEY,
  };
  const deps: DispatchDeps & OperateDeps & ReportDeps & SweepDeps & WritebackDeps = {
    ...shared,
    trackers: [{ name: 'tracker', canLook: true }],
    scan: plainScanner,
    secondOpinion: agreeing,
    agent: async () => ports.agent,
    url: 'https://sluice.example',
    random: () => 0.5,
  };

  async function head(): Promise<Head> {
    const found = await real.heads.read(KEY);
    if (!found) throw new Error('nothing is known of the ticket');
    return found;
  }

  /** What receive does with a trigger: content, head, message. Answers nothing when the head refused. */
  async function start(
    more: Partial<Start> = {},
    what: Partial<Content> = {},
  ): Promise<Head | undefined> {
    const ticket = what.ticket ?? ticketOf();
    const text = what.text ?? goalOf(ticket, what.instruction);
    const key = `delivery-${digest(`${text}${clock.now}`).slice(0, 8)}`;
    const verdict = plainScanner({ text, author: jane.name, labels: ticket.labels }, project.scan);
    const actor = { ...jane, kind: 'person', standing: 'member' } as const;
    const content: Content = {
      actor,
      trigger: 'label',
      verdict,
      raw: '{"a":1}',
      ...what,
      ticket,
      text,
    };
    const entry = {
      connection: 'tracker',
      key,
      receivedAt: clock.now,
      outcome: 'accepted',
      reason: 'started',
      ticketKey: KEY,
      readableId: ticket.readableId,
      project: project.name,
    } as const;
    await real.ledger.record(entry, content);
    const wanted: Start = {
      ticket: {
        key: KEY,
        readableId: ticket.readableId,
        connection: 'tracker',
        id: ticket.id,
        account: 'acme',
        ...(ticket.url === undefined ? {} : { url: ticket.url }),
      },
      project: project.name,
      trigger: 'label',
      starter: jane,
      risk: 'medium',
      content: { connection: 'tracker', key },
      digest: digest(text),
      verdict: {
        decision: verdict.decision,
        score: verdict.score,
        rules: verdict.findings.map(({ rule }) => rule),
        ruleset: verdict.ruleset,
      },
      state: 'queued',
      reason: 'started',
      at: clock.now,
      precisionMs: 1000,
      keys: [key],
      visible: true,
      ...more,
    };
    const opened = await real.heads.write(KEY, open(wanted, clock.now));
    if (opened) await (wanted.state === 'queued' ? real.tasks : real.shows).send({ ticket: KEY });
    return opened;
  }

  return {
    clock,
    config,
    deps,
    ...real,
    head,
    start,
    pass: (ms: number) => {
      clock.now += ms;
    },
    dispatch: (): Promise<Dispatched> => dispatch(KEY, deps),
    writeback: (): Promise<WrittenBack> => writeback(KEY, deps),
    sweep: (): Promise<Swept> => sweep(deps),
    operate: (request: unknown, by: Person = operator('olga')): Promise<Operated> =>
      operate(request, by, deps),
    /** A task that its agent has, and whose ticket shows it. */
    running: async (): Promise<Head> => {
      await start();
      await dispatch(KEY, deps);
      while (real.tasks.take()) {}
      while (real.shows.take()) await writeback(KEY, deps);
      real.backend.calls.length = 0;
      return head();
    },
    /** The caller that an agent of the present attempt proves to be. */
    caller: async (attempt?: number) => {
      const { epoch, attempt: current = 0, openedAt = 0 } = await head();
      return { task: taskId(KEY, epoch), key: KEY, epoch, attempt: attempt ?? current, openedAt };
    },
    token: async (attempt?: number): Promise<string> => {
      const { epoch, attempt: current = 0, openedAt = 0 } = await head();
      return attemptToken(TOKEN_KEY, taskId(KEY, epoch), { attempt: attempt ?? current, openedAt });
    },
    comment: (): string => [...real.backend.comments.values()].at(-1)?.comment.body ?? '',
  };
}
