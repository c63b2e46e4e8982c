import { table } from '../bench/receive/table.ts';
import { helpText } from './run/help.ts';
import type { Options } from './run/options.ts';
import { BadUsage, readOptions } from './run/options.ts';
import { faultsPage, guardsPage, scenariosPage } from './run/pages.ts';
import { replay } from './run/replay.ts';
import { failureText, promiseOf } from './run/report.ts';
import type { Extent, Survived } from './run/survive.ts';
import { survive } from './run/survive.ts';
import type { Progress } from './run/survive-all.ts';
import { surviveAll } from './run/survive-all.ts';
import type { Scenario } from './scenario.ts';
import type { EngineName } from './stage/stores.ts';
import { ENGINES } from './stage/stores.ts';

/** A run says that it is alive this often. */
const PROGRESS_MS = 10_000;
const PAIRS = 40;
const SHORT = { singles: 40, pairs: 10 } as const;
/** Runs on the real engine are a hundred times slower. */
const ON_DYNALITE = { singles: 2, pairs: 0 } as const;

type Run = Extract<Options, { readonly do: 'run' }>;

async function runAll(options: Run): Promise<boolean> {
  const { seed, short, bail, engine = 'memory', pairs } = options;
  const extent: Extent = {
    ...(short ? SHORT : { pairs: PAIRS }),
    ...(pairs === undefined ? {} : { pairs }),
    seed,
    bail,
  };
  const survived = await survivals(options, extent, engine);
  print(survived, `on ${engine}, seed ${seed}`);
  const failures = survived.flatMap((one) => failureText(one, engine));
  if (options.engine === undefined && !short) {
    const real = await survivals(options, { ...ON_DYNALITE, seed, bail }, 'dynalite');
    print(real, `a sample on dynalite, seed ${seed}`);
    failures.push(...real.flatMap((one) => failureText(one, 'dynalite')));
  }
  for (const failure of failures) console.log(`\n${failure}`);
  return failures.length === 0;
}

async function survivals(
  { scenarios }: Run,
  extent: Extent,
  name: EngineName,
): Promise<readonly Survived[]> {
  let told = Date.now();
  const progress: Progress = (scenario, point, of) => {
    if (Date.now() < told + PROGRESS_MS) return;
    told = Date.now();
    const number = scenarios.indexOf(scenario) + 1;
    console.error(
      `${name}: ${scenario.name} (${number} of ${scenarios.length}), point ${point} of ${of}`,
    );
  };
  return name === 'memory'
    ? surviveAll(scenarios, extent, progress)
    : surviveInTurn(scenarios, extent, name, progress);
}

/** One engine for all of them. */
async function surviveInTurn(
  scenarios: readonly Scenario[],
  extent: Extent,
  name: EngineName,
  progress: Progress,
): Promise<readonly Survived[]> {
  const engine = await ENGINES[name]();
  const done: Survived[] = [];
  try {
    for (const scenario of scenarios) {
      if (extent.bail && done.some(({ failures }) => failures.length > 0)) break;
      done.push(
        await survive(scenario, extent, engine, (point, of) => progress(scenario, point, of)),
      );
    }
  } finally {
    await engine.stop();
  }
  return done;
}

function print(survived: readonly Survived[], how: string): void {
  const rows = survived.map((one) => [
    one.scenario.name,
    promiseOf(one.scenario),
    one.steps,
    one.points,
    one.points - one.failures.length,
  ]);
  const points = survived.reduce((sum, one) => sum + one.points, 0);
  const broken = survived.reduce((sum, one) => sum + one.failures.length, 0);
  console.log(`\n${table(['scenario', 'promise guarded', 'steps', 'points', 'survived'], rows)}`);
  console.log(
    `\n${survived.length} ${survived.length === 1 ? 'scenario' : 'scenarios'}, ${points} points, ${points - broken} survived (${how})`,
  );
}

async function runOne({
  scenario,
  plan,
  engine: name,
}: Extract<Options, { readonly do: 'replay' }>): Promise<boolean> {
  const engine = await ENGINES[name]();
  try {
    const { lines, kept } = await replay(scenario, plan, engine);
    console.log(lines.join('\n'));
    return kept;
  } finally {
    await engine.stop();
  }
}

async function main(argv: readonly string[]): Promise<number> {
  try {
    const options = readOptions(argv);
    switch (options.do) {
      case 'help':
        console.log(helpText());
        return 0;
      case 'list':
        console.log([scenariosPage(), guardsPage(), faultsPage()].join('\n\n'));
        return 0;
      case 'replay':
        return (await runOne(options)) ? 0 : 1;
      case 'run':
        return (await runAll(options)) ? 0 : 1;
    }
  } catch (error) {
    if (!(error instanceof BadUsage)) throw error;
    console.error(`${error.message}\nSee \`npm run crash -- --help\`.`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
