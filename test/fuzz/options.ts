import { parseArgs } from 'node:util';

export const HELP = `Signatures under fire: the same requests to Sluice's verifiers and to
@octokit/webhooks-methods, standardwebhooks and @linear/sdk/webhooks.

  npm run fuzz -- [--runs N] [--seed S] [--front N]
  npm run fuzz -- --seed S --case N [--keep 0,2]

  --runs N    how many requests (100000)
  --seed S    which ones, 0 to 4294967295; the same seed makes the same requests
              (drawn and printed, if absent)
  --front N   every N-th one also goes through the whole of receive (20; 0: none)
  --case N    one request of the seed, with everything that is said of it
  --keep 0,2  of its mutations only these, by their places; or none
  --help      this text

Exit code 0: every difference is one of docs/signatures.md, nothing threw, and
nothing was answered 5xx but a connection without a secret. 1: a bug; it is
printed with the command that makes the same request again. 2: wrong use.`;

/** What somebody asked for on the command line, or what is wrong with it. */
export type Options =
  | { readonly help: true }
  | { readonly problem: string }
  | {
      readonly seed: number;
      readonly runs: number;
      readonly frontEvery: number;
      readonly number?: number;
      readonly keep?: readonly number[];
    };

export function options(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        runs: text,
        seed: text,
        front: text,
        case: text,
        keep: text,
        help: { type: 'boolean' },
      },
    });
    if (values.help) return { help: true };
    if (values.case !== undefined && values.seed === undefined)
      return { problem: '--case needs the --seed that it belongs to.' };
    return {
      seed: whole('seed', values.seed ?? String(Math.floor(Math.random() * 2 ** 32))),
      runs: whole('runs', values.runs ?? '100000'),
      frontEvery: whole('front', values.front ?? '20'),
      ...(values.case === undefined ? {} : { number: whole('case', values.case) }),
      ...(values.keep === undefined
        ? {}
        : {
            keep: values.keep
              .replace('none', '')
              .split(',')
              .filter(Boolean)
              .map((each) => whole('keep', each)),
          }),
    };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (/^\d{1,10}$/.test(text) && number < 2 ** 32) return number;
  throw new TypeError(`Expected --${name} to be a whole number below 2^32, got '${text}'.`);
}
