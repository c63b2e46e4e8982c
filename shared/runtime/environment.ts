import { Fault } from '../core/fault.ts';
/** A variable of the environment that the wiring cannot do without. Throws at once when it is absent or empty. */
export function environment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Fault(`The environment variable ${name} is missing`);
  return value;
}
