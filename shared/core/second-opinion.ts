import type { Guardrail } from './guardrail.ts';

/** Who is asked for a second opinion; see `scan.secondOpinion` of the configuration. */
export interface OpinionSettings {
  readonly bedrock: Guardrail;
}

/**
 * What somebody else thinks of a text. `why` is for people who read the ticket: no words of the text, no address, no account. `refused` is a
 * person's to mend, `unavailable` may be gone by the next try.
 */
export type Opinion =
  | { readonly says: 'allow' }
  | { readonly says: 'hold' | 'refused'; readonly why: string }
  | { readonly says: 'unavailable'; readonly why: string; readonly error: unknown };

/**
 * Asks for a second opinion on a text, over the network and for money: never on the way of a delivery. Never throws, and answers within half
 * a minute. `allow` is of the whole text.
 */
export type SecondOpinion = (text: string, of: OpinionSettings) => Promise<Opinion>;

/** The name of whoever is asked, short enough for a head: another guardrail or version is somebody else. */
export function opinionOf({ bedrock: { guardrail, version } }: OpinionSettings): string {
  return `bedrock/${guardrail.split('/').at(-1)}/${version}`;
}
