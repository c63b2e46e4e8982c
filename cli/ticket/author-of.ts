import type { Args } from '../args.ts';
import { authorOption } from '../commands/ticket-options.ts';
import type { Io } from '../io.ts';

/** Who is said to have done it. */
export function authorOf(args: Args, { env }: Io): string {
  return args.get(authorOption) ?? (env.USER || 'unknown');
}
