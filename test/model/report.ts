import type { Options } from './options.ts';

/** What fast-check tells of a run that failed. */
interface Failure {
  readonly seed: number;
  readonly numRuns: number;
  readonly numShrinks: number;
  readonly counterexamplePath: string | null;
  readonly counterexample: readonly unknown[] | null;
  readonly errorInstance: unknown;
}

/** The shortest sequence that fails, what it breaks, and the command that runs it again. */
export function report(details: Failure, { engine }: Options): string {
  const sequence = String(details.counterexample?.[0] ?? '');
  const replay = /replayPath="([^"]*)"/.exec(sequence)?.[1];
  const commands = sequence
    .replace(/ ?\/\*.*\*\//, '')
    .split(/,(?! as far as)/)
    .map((each) => `  ${each}`);
  const error = details.errorInstance;
  return [
    `BROKEN after ${details.numRuns} sequences, shrunk ${details.numShrinks} times:`,
    ...commands,
    error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    'Again:',
    `  npm run model -- --seed ${details.seed} --path ${details.counterexamplePath} --replay '${replay ?? ''}'${
      engine === 'memory' ? '' : ` --engine ${engine}`
    }`,
    '',
  ].join('\n');
}
