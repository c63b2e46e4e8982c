/** Every exit code of the command line. `--help` and docs/cli.md list them from here. */
export const EXITS = {
  ok: { code: 0, means: 'done' },
  failed: { code: 1, means: 'refused, failed, or a problem was found' },
  usage: { code: 2, means: 'the command line was not understood' },
  unreachable: { code: 3, means: 'no Sluice answers' },
  not_found: {
    code: 4,
    means: 'there is no such task, ticket, delivery, dead letter, connection, stack or file',
  },
  differs: { code: 5, means: 'a dry run found something to change' },
} as const satisfies Record<string, { readonly code: number; readonly means: string }>;

export type Exit = keyof typeof EXITS;
