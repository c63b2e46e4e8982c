import { receiveApp } from '../../../functions/receive/app.ts';
import type { ReceiveDeps } from '../../../functions/receive/deps.ts';
import type { Config } from '../../../shared/core/config.ts';
import type { Fact } from '../../../shared/core/fact.ts';
import type { Head } from '../../../shared/core/head.ts';
import { scan } from '../../../shared/scan/scan.ts';
import { trackers } from '../../../shared/trackers/trackers.ts';
import { memoryHeadStore } from '../memory/memory-head-store.ts';
import { memoryLedger } from '../memory/memory-ledger.ts';
import { memoryQueue } from '../memory/memory-queue.ts';
import { config as everything } from './config.ts';
import type { Json, Letter } from './letters.ts';
import { NOW } from './letters.ts';

/** What the sender sees. */
export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
  /** The port calls that this delivery made, in order: `ledger.record`, `heads.write`, `tasks.send`. */
  readonly calls: readonly string[];
}

/** Receive on memory, with its front door. */
export interface Desk {
  readonly deps: ReceiveDeps;
  readonly heads: ReceiveDeps['heads'];
  readonly ledger: ReceiveDeps['ledger'];
  readonly tasks: ReturnType<typeof memoryQueue>;
  readonly shows: ReturnType<typeof memoryQueue>;
  /** What was told to whoever looks on, in order. */
  readonly facts: readonly Fact[];
  /** For a test to move and to change. */
  readonly given: { now: number; config: Config };
  post(letter: Letter): Promise<Answer>;
  /** The n-th port call from now on (1 is the next) dies, before or after it did its work; once. */
  crash(at: number, when: 'before' | 'after'): void;
  /** The one ticket that has a head. */
  head(): Promise<Head | undefined>;
}

const PORTS = ['ledger', 'heads', 'tasks', 'shows'] as const;

export function desk(config: Config = everything()): Desk {
  const given = { now: NOW, config };
  const now = () => given.now;
  const tickets = new Set<string>();
  const log: string[] = [];
  let fault: { left: number; when: 'before' | 'after' } | undefined;

  /** Every method counted, and one of them made to die. */
  function watched<Port extends object>(name: string, port: Port): Port {
    return new Proxy(port, {
      get(target, method, self) {
        const own = Reflect.get(target, method, self);
        if (typeof own !== 'function') return own;
        return async (...given: unknown[]) => {
          // To the table both ways to write a head are the same call.
          const call = method === 'tryWrite' ? 'write' : String(method);
          log.push(`${name}.${call}`);
          if (name === 'heads' && call === 'write') tickets.add(String(given[0]));
          const dies = fault && --fault.left === 0 ? fault.when : undefined;
          if (dies) fault = undefined;
          if (dies === 'before') throw new Error('it died before');
          const answer: unknown = await own.apply(target, given);
          if (dies === 'after') throw new Error('it died after');
          return answer;
        };
      },
    });
  }

  const ports = {
    ledger: memoryLedger(now),
    heads: memoryHeadStore(now),
    tasks: memoryQueue(now),
    shows: memoryQueue(now),
  };
  const deps: ReceiveDeps = {
    config: { read: async () => given.config, credentials: async () => undefined },
    trackers,
    scan,
    now,
    ...(Object.fromEntries(
      PORTS.map((name) => [name, watched(name, ports[name])]),
    ) as typeof ports),
  };
  const facts: Fact[] = [];
  const app = receiveApp(deps, (fact) => facts.push(fact));

  return {
    ...ports,
    deps,
    given,
    facts,
    async post({ to, method, headers, body }) {
      const from = log.length;
      const bodyOf = method === 'GET' || method === 'HEAD' ? {} : { body: new Uint8Array(body) };
      const answer = await app.request(`/webhooks/${to}`, { method, headers, ...bodyOf });
      const text = await answer.text();
      return {
        status: answer.status,
        headers: answer.headers,
        body: text === '' ? undefined : JSON.parse(text),
        calls: log.slice(from),
      };
    },
    crash(at, when) {
      fault = { left: at, when };
    },
    async head() {
      const found = await Promise.all([...tickets].map((key) => ports.heads.read(key)));
      const heads = found.filter((head) => head !== undefined);
      if (heads.length > 1) throw new Error(`${heads.length} tickets have heads`);
      return heads[0];
    },
  };
}
