import { createInterface } from 'node:readline/promises';

/** Asks on standard error, so that standard output holds the answer of the command alone. Anything but yes is no. */
export async function confirm(
  question: string,
  { stdin, stderr }: Pick<NodeJS.Process, 'stdin' | 'stderr'>,
): Promise<boolean | undefined> {
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  const terminal = createInterface({ input: stdin, output: stderr });
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  try {
    const said = await Promise.race([terminal.question(`${question} [y/N] `), closed]);
    return /^y(es)?$/i.test(said.trim());
  } finally {
    terminal.close();
  }
}
