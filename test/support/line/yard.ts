import { dispatch } from '../../../functions/dispatch/dispatch.ts';
import { operate } from '../../../functions/operate/operate.ts';
import { result } from '../../../functions/report/result.ts';
import { question } from '../../../functions/report/tell.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { writeback } from '../../../functions/writeback/writeback.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Config } from '../../../shared/core/config.ts';
import type { Head } from '../../../shared/core/head.ts';
import { operator } from '../../../shared/core/operator.ts';
import type { Permission } from '../../../shared/core/project.ts';
import type { Result } from '../../../shared/core/result.ts';
import { parseTaskId } from '../../../shared/core/task-id.ts';
import { scan } from '../../../shared/scan/scan.ts';
import { trackers } from '../../../shared/trackers/trackers.ts';
import { agreeing } from '../memory/agreeing.ts';
import { memoryBrakeStore } from '../memory/memory-brake-store.ts';
import { memoryDeadLetters } from '../memory/memory-dead-letters.ts';
import { memoryKeyStore } from '../memory/memory-key-store.ts';
import { memoryPollStore } from '../memory/memory-poll-store.ts';
import { memoryRecoveryStore } from '../memory/memory-recovery-store.ts';
import { memoryResultStore } from '../memory/memory-result-store.ts';
import { memorySlotStore } from '../memory/memory-slot-store.ts';
import type { Answer } from '../receive/desk.ts';
import { desk } from '../receive/desk.ts';
import type { Json, Letter } from '../receive/letters.ts';
import { letter, NOW, sample } from '../receive/letters.ts';
import { fakeAgent } from '../world/fake-agent.ts';
import { fakeBackend } from '../world/fake-backend.ts';
import type { Ports } from '../world/world.ts';

const DONE: Result = { success: true, summary: 'Mended.', exit_code: 0 };

/** A whole Sluice with many tickets: signed deliveries come in at receive's door, and every function behind it is the real one. */
export function yard(config: Config, standIn: (ports: Ports) => Ports = (same) => same) {
  const front = desk(config);
  const { given } = front;
  const now = () => given.now;
  const keys = new Map<number, string>();
  const backend = fakeBackend();
  /** By login: what the tracker says of each; everybody else may write. */
  const permissions: Record<string, Permission | 'none'> = {};
  backend.look = async (ticket, actors) => {
    backend.calls.push('look');
    const failure = backend.failures.shift();
    if (failure) throw failure;
    const head = await front.heads.read(ticket.key);
    const content =
      head?.content && (await front.ledger.content(head.content.connection, head.content.key));
    if (!content) throw new BackendError('not_found', 'There is no such issue');
    const rights = actors.map(({ id, name }) => [id, permissions[name] ?? 'write'] as const);
    return { ticket: content.ticket, permissions: Object.fromEntries(rights) };
  };
  const real: Ports = {
    heads: front.heads,
    ledger: front.ledger,
    tasks: front.tasks,
    shows: front.shows,
    results: memoryResultStore(now),
    slots: memorySlotStore(),
    brakes: memoryBrakeStore(),
    keys: memoryKeyStore(),
    recovery: memoryRecoveryStore(now),
    polls: memoryPollStore(now),
    deadLetters: {
      tasks: memoryDeadLetters('tasks', now),
      shows: memoryDeadLetters('shows', now),
    },
    backend,
    agent: fakeAgent(),
  };
  const ports = standIn(real);
  const deps = {
    ...ports,
    now,
    trackers,
    scan,
    secondOpinion: agreeing,
    config: { read: async () => given.config, credentials: async () => undefined },
    backend: async () => ports.backend,
    agent: async () => ports.agent,
    tokenKey: async () => 'a key for tests',
    url: 'https://sluice.example',
    random: () => 0.5,
  };

  async function head(n: number): Promise<Head> {
    const found = await real.heads.read(keys.get(n) ?? '');
    if (!found) throw new Error(`nothing is known of ticket ${n}`);
    return found;
  }

  /** A letter of a sender; the ticket of the task that the answer names is number `n` from then on. */
  async function post(letter: Letter, n = 1): Promise<Answer> {
    const answer = await front.post(letter);
    const task = parseTaskId(answer.body.taskId ?? '');
    if (task) keys.set(n, task.key);
    return answer;
  }

  async function caller(n: number) {
    const { epoch, attempt = 0, openedAt = 0, key } = await head(n);
    return { task: `${key}:${epoch}`, key, epoch, attempt, openedAt };
  }

  /** Delivers what waits until nothing does; what a function throws is left to sweep. */
  async function pump(random: () => number = () => 0): Promise<void> {
    for (;;) {
      const batch = [
        ...drain(real.tasks).map((ticket) => () => dispatch(ticket, deps)),
        ...drain(real.shows).map((ticket) => () => writeback(ticket, deps)),
      ];
      if (batch.length === 0) return;
      while (batch.length > 0) {
        const [handle] = batch.splice(Math.floor(random() * batch.length), 1);
        await handle?.().catch(() => undefined);
      }
    }
  }

  return {
    ...real,
    front,
    given,
    deps,
    permissions,
    head,
    pump,
    pass: (milliseconds: number) => {
      given.now += milliseconds;
    },
    post,
    /** Labels ticket `n`, a second after what was before. */
    label: (n: number, change: (payload: Json) => void = () => {}): Promise<Answer> => {
      given.now += 1000;
      return post(labelled(n, given.now, change), n);
    },
    async minutes(count: number, random?: () => number): Promise<void> {
      for (let minute = 0; minute < count; minute++) {
        given.now += 60_000;
        await sweep(deps).catch(() => undefined);
        await pump(random);
      }
    },
    finish: async (n: number) => result(await caller(n), structuredClone(DONE), deps),
    ask: async (n: number, text: string) => question(await caller(n), text, deps),
    operate: (request: unknown) => operate(request, operator('olga'), deps),
    /** The numbers of the tickets whose tasks were started, in that order, each once. */
    started: () => [...new Set(real.agent.starts.map(({ task }) => numberOf(task.ticket.id)))],
    /** The numbers of those that are with their agent now. */
    async running(upTo: number): Promise<number[]> {
      const all = await Promise.all(numbers(upTo).map(head));
      return numbers(upTo).filter((n) => all[n - 1]?.state === 'running');
    },
    comment: async (n: number): Promise<string> => {
      const { key, epoch } = await head(n);
      return backend.comments.get(`${key}:${epoch}`)?.comment.body ?? '';
    },
  };
}

const FIRST_ID = 7_000_000;

export function numbers(upTo: number): number[] {
  return Array.from({ length: upTo }, (_, n) => n + 1);
}

function numberOf(id: string): number {
  return Number(id.split('#')[1]);
}

function labelled(n: number, at: number, change: (payload: Json) => void): Letter {
  const payload = sample('github/issues.labeled');
  Object.assign(payload.issue, {
    id: FIRST_ID + n,
    number: n,
    html_url: `https://github.com/harbor-goods/shop/issues/${n}`,
    updated_at: new Date(Math.max(at, NOW)).toISOString(),
  });
  change(payload);
  return letter('github', payload);
}

function drain(queue: Ports['tasks']): string[] {
  const taken: string[] = [];
  for (let message = queue.take(); message; message = queue.take()) taken.push(message.ticket);
  return taken;
}
