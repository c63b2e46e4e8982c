import type { BrakeScope } from '../../shared/core/brake.ts';
import { isScope } from '../../shared/core/brake.ts';
import type { Args } from '../args.ts';
import { Failure } from '../failure.ts';
import { flag, form } from '../option.ts';

const all = flag('all', 'everything');
const named = (['connection', 'project', 'agent'] as const).map((kind) =>
  form(kind, 'name', `what has to do with this ${kind}`, {
    pattern: /^[\w.-]{1,64}$/,
    expected: 'a name of the configuration',
  }),
);

/** The options that say what a brake is on. */
export const scopeOptions = [all, ...named];

/** What the brake is on: exactly one of the options. A brake on everything is never meant by leaving a word out. @throws Failure */
export function scopeOf(args: Args, command: string): BrakeScope {
  const scopes = [
    ...(args.get(all) ? ['all'] : []),
    ...named.flatMap((option) => {
      const name = args.get(option);
      return name === undefined ? [] : [`${option.name}:${name}`];
    }),
  ];
  const [scope, another] = scopes;
  if (another === undefined && isScope(scope)) return scope;
  throw new Failure(
    'usage',
    scope === undefined
      ? 'What is it about?'
      : `Only one of them at a time: ${scopes.join(', ')} are ${scopes.length}.`,
    {
      hint: `Usage: sluice ${command} --all | --connection <name> | --project <name> | --agent <name>`,
    },
  );
}
