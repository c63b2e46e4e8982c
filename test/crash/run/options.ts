import { parseArgs } from 'node:util';
import type { Fault } from '../faults/fault.ts';
import { FAULT_NAMES } from '../faults/fault.ts';
import type { Plan } from '../faults/plan.ts';
import type { Scenario } from '../scenario.ts';
import { SCENARIOS } from '../scenarios.ts';
import type { EngineName } from '../stage/stores.ts';
import { ENGINE_NAMES } from '../stage/stores.ts';

/** What the command line asks for. */
export type Options =
  | { readonly do: 'help' }
  | { readonly do: 'list' }
  /** One run, every step of which is told. */
  | {
      readonly do: 'replay';
      readonly scenario: Scenario;
      readonly plan: Plan;
      readonly engine: EngineName;
    }
  | {
      readonly do: 'run';
      readonly scenarios: readonly Scenario[];
      /** When none was named: everything in memory, and a sample on the real one. */
      readonly engine: EngineName | undefined;
      readonly short: boolean;
      /** Ends with the first broken promise. */
      readonly bail: boolean;
      readonly pairs: number | undefined;
      readonly seed: number;
    };

/** A command line that cannot be understood; the message says what is accepted. */
export class BadUsage extends Error {
  override readonly name = 'BadUsage';
}

const DEFAULT_SEED = 1;

export function readOptions(argv: readonly string[]): Options {
  const given = valuesOf(argv);
  if (given.help) return { do: 'help' };
  if (given.list) return { do: 'list' };
  const scenarios = (given.scenario ?? []).map((name) => oneOf('--scenario', name, SCENARIOS));
  const engine = given.engine === undefined ? undefined : engineOf(given.engine);
  const plan = planOf(given);
  if (plan.length > 0 || given.steps) {
    const [scenario, ...more] = scenarios;
    if (!scenario || more.length > 0)
      throw new BadUsage('--point and --steps want one --scenario to tell');
    return { do: 'replay', scenario, plan, engine: engine ?? 'memory' };
  }
  return {
    do: 'run',
    scenarios: scenarios.length > 0 ? scenarios : SCENARIOS,
    engine,
    short: given.short ?? false,
    bail: given.bail ?? false,
    pairs: given.pairs === undefined ? undefined : count('--pairs', given.pairs),
    seed: count('--seed', given.seed ?? String(DEFAULT_SEED)),
  };
}

function valuesOf(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        scenario: { type: 'string', multiple: true },
        point: { type: 'string' },
        fault: { type: 'string' },
        second: { type: 'string' },
        steps: { type: 'boolean' },
        engine: { type: 'string' },
        short: { type: 'boolean' },
        bail: { type: 'boolean' },
        pairs: { type: 'string' },
        seed: { type: 'string' },
        list: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

function planOf(given: { point?: string; fault?: string; second?: string }): Plan {
  const { point, fault, second } = given;
  if (point === undefined) {
    if (fault !== undefined || second !== undefined)
      throw new BadUsage('--fault and --second want a --point');
    return [];
  }
  const first = { at: step('--point', point), fault: faultOf('--fault', fault ?? '') };
  if (second === undefined) return [first];
  const [at = '', kind = ''] = second.split(':');
  return [first, { at: step('--second', at), fault: faultOf('--second', kind) }];
}

function engineOf(text: string): EngineName {
  const found = ENGINE_NAMES.find((name) => name === text);
  if (found === undefined) throw new BadUsage(expected('--engine', ENGINE_NAMES, text));
  return found;
}

function faultOf(option: string, text: string): Fault {
  const found = FAULT_NAMES.find((name) => name === text);
  if (found === undefined) throw new BadUsage(expected(option, FAULT_NAMES, text));
  return found;
}

function step(option: string, text: string): number {
  const at = count(option, text);
  if (at === 0) throw new BadUsage(`${option} counts from 1`);
  return at;
}

function count(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new BadUsage(`Expected a number for ${option}, got '${text}'`);
  return Number(text);
}

function oneOf(option: string, name: string, scenarios: readonly Scenario[]): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (!found)
    throw new BadUsage(
      expected(
        option,
        scenarios.map((scenario) => scenario.name),
        name,
      ),
    );
  return found;
}

function expected(option: string, values: readonly string[], got: string): string {
  return `Expected ${option} to be one of ${values.join(', ')}, got '${got}'`;
}
