import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Kind } from './step.ts';
import type { Steps } from './steps.ts';

/** What a port is, where it fails. */
interface Manner {
  /** The methods that change nothing. */
  readonly asks: readonly string[];
  /** Those that make something new however often they are called. */
  readonly makes?: readonly string[];
  /** Behind the AWS SDK, which repeats calls by itself. */
  readonly aws: boolean;
  readonly timeoutMs: number;
  readonly error: (why: string) => Error;
}

const AWS = { aws: true, timeoutMs: 3_000, error: (why: string) => new Error(why) } as const;
const HTTP = { aws: false, timeoutMs: 20_000 } as const;

/** Every port and outside call of the functions; a method that is not named here changes something. */
const MANNERS = {
  heads: { ...AWS, asks: ['read', 'due', 'recent', 'waiting', 'find', 'past'] },
  ledger: { ...AWS, asks: ['entry', 'content', 'ofTicket'] },
  results: { ...AWS, asks: ['get'] },
  slots: { ...AWS, asks: ['taken'] },
  brakes: { ...AWS, asks: ['read', 'acts'] },
  tasks: { ...AWS, asks: [] },
  shows: { ...AWS, asks: [] },
  config: { ...AWS, asks: ['read', 'credentials'] },
  secrets: { ...AWS, asks: ['tokenKey'] },
  tracker: {
    ...HTTP,
    asks: ['look', 'comments'],
    makes: ['createComment'],
    error: (why: string) => new BackendError('unavailable', why),
  },
  agent: { ...HTTP, asks: [], error: (why: string) => new Error(why) },
} as const satisfies Record<string, Manner>;

export type PortName = keyof typeof MANNERS;

/** A port whose every call is a step: counted, and made to fail where the plan says so. */
export function stepping<Port extends object>(name: PortName, port: Port, steps: Steps): Port {
  const { asks, makes = [], aws, timeoutMs, error }: Manner = MANNERS[name];
  const kindOf = (method: string): Kind => {
    if (makes.includes(method)) return 'creation';
    const kind = asks.includes(method) ? 'question' : 'change';
    return aws ? `aws-${kind}` : kind;
  };
  return new Proxy(port, {
    get(target, method, self) {
      const own: unknown = Reflect.get(target, method, self);
      if (typeof own !== 'function') return own;
      const kind = kindOf(String(method));
      const calling = { call: `${name}.${String(method)}`, kind, timeoutMs, error };
      return (...given: unknown[]) => steps.call(calling, async () => own.apply(target, given));
    },
  });
}
