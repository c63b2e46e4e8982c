import { pass } from './process.ts';

/** A port before each of whose calls a process may stand. */
export function gated<T extends object>(name: string, port: T): T {
  return new Proxy(port, {
    get(target, method) {
      const value: unknown = Reflect.get(target, method);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        await pass(`${name}.${String(method)}`);
        return value.apply(target, given);
      };
    },
  });
}
