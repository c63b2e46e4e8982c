import type { Ports } from '../world/world.ts';

/** The process that made the call is gone. */
export class Died extends Error {
  override readonly name = 'Died';
}

export interface Fuse {
  /** Which call it blows at: 1 is the first of any port. */
  readonly at: number;
  /** Whether the call is still made. */
  readonly when: 'before' | 'after';
}

/** Ports whose callers die once, at one call; `calls` tells how many there were, and which. */
export function fused({ at, when }: Fuse): {
  readonly calls: string[];
  readonly standIn: (ports: Ports) => Ports;
} {
  const calls: string[] = [];
  const wrap = <T extends object>(name: string, port: T): T =>
    new Proxy(port, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          const blows = calls.push(`${name}.${String(method)}`) === at;
          if (blows && when === 'before') throw new Died();
          const answer: unknown = await value.apply(target, given);
          if (blows) throw new Died();
          return answer;
        };
      },
    });
  const standIn = (ports: Ports) =>
    Object.fromEntries(
      Object.entries(ports).map(([name, port]) => [name, wrap(name, port)]),
    ) as unknown as Ports;
  return { calls, standIn };
}
