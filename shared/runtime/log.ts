/**
 * One line of JSON on standard output, which Lambda keeps: what happened, with ids, codes and numbers. Texts of senders, headers
 * and secrets are never among the facts.
 */
export function log(
  what: string,
  facts: Readonly<Record<string, unknown>> = {},
  error?: unknown,
): void {
  const line = { what, ...facts, ...(error === undefined ? {} : { error: told(error) }) };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** The message of a SyntaxError quotes what was parsed, so it is left out. */
function told(error: unknown): { readonly name: string; readonly message?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message } = error;
  return error instanceof SyntaxError ? { name } : { name, message };
}
