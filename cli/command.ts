import type { Args } from './args.ts';
import type { Aws } from './aws/aws.ts';
import type { Exit } from './exit.ts';
import type { Io } from './io.ts';
import type { Operator } from './operator.ts';
import type { Option } from './option.ts';
import type { Paint } from './text/paint.ts';

/** What a command runs with. */
export interface Context {
  readonly io: Io;
  /** The folder of the local Sluice; absolute. */
  readonly directory: string;
  readonly operator: Operator;
  /** The deployment that was named, with `--stack` or SLUICE_STACK; without one it is about the Sluice on this machine. */
  readonly aws?: Aws;
  /** Whether an option names the one on this machine. */
  readonly local: boolean;
}

/** What a command found out, as data and as words. A command that printed everything itself only has its exit code. */
export type Answer =
  | { readonly exit: Exit; readonly json: unknown; text(paint: Paint): string }
  | { readonly code: number };

/** One command: a row of the table in commands/commands.ts, from which parsing, `--help` and the documentation's test are made. */
export interface Command {
  /** One word, or two: `config check`. */
  readonly name: string;
  /** What it does, one sentence. */
  readonly summary: string;
  /** More of it, in lines as they are shown. */
  readonly about?: readonly string[];
  readonly words: readonly Word[];
  readonly options: readonly Option[];
  readonly examples: readonly Example[];
  run(args: Args, context: Context): Promise<Answer>;
}

/** An argument without a name. */
export interface Word {
  readonly name: string;
  readonly optional?: true;
}

export interface Example {
  readonly line: string;
  readonly means: string;
}

/** `sluice send <connection> <file|-> [options]` */
export function usage({ name, words }: Command): string {
  const shown = words.map((word) => (word.optional ? `[${word.name}]` : `<${word.name}>`));
  return ['sluice', name, ...shown, '[options]'].join(' ');
}
