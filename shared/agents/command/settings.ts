import * as z from 'zod/mini';

const EXPECTED = 'the program and its arguments, such as [node, agent.js]; no shell reads them';

/** The program and its arguments; a relative path counts from where Sluice was started. */
const Argv = z
  .array(z.string())
  .check(z.refine(([program = '']) => program.trim() !== '', EXPECTED));

const Variable = z
  .string()
  .check(z.refine((name) => /^[A-Za-z_]\w*$/.test(name), 'the name of an environment variable'));

const Full = z.strictObject({
  argv: Argv,
  /** Names of environment variables that the agent gets besides the few it always does. */
  env: z._default(z.array(Variable), () => []),
});

/** `[program, …arguments]`, or `{argv, env}`. */
export const CommandSettings = z.pipe(
  z.union([Argv, Full], EXPECTED),
  z.transform(
    (given): CommandSettings => (Array.isArray(given) ? { argv: given, env: [] } : given),
  ),
);

export type CommandSettings = z.infer<typeof Full>;
