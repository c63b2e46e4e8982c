import type { AgentOptions } from '../core/agent-maker.ts';
import { seal } from './seal.ts';

/** Shorter ones can be guessed by who sees a sealed token. */
const MIN_SECRET_CHARS = 32;

/** The attempt's token as it goes through a service that shows it to others: as it is, or sealed. */
export type HandedToken = { readonly token: string } | { readonly sealedToken: string };

/** Sealed for who has the secret, where the agent is configured with one. @throws when that is missing or short: never in the open instead. */
export async function handedToken(
  token: string,
  reference: string | undefined,
  secret: AgentOptions['secret'],
): Promise<HandedToken> {
  if (reference === undefined) return { token };
  const value = await secret(reference);
  if (value === undefined)
    throw new Error(`The agent was not called: ${reference} is missing or empty.`);
  if (value.length < MIN_SECRET_CHARS)
    throw new Error(
      `The agent was not called: ${reference} has fewer than ${MIN_SECRET_CHARS} characters. Make one with \`openssl rand -hex 32\`.`,
    );
  return { sealedToken: seal(token, value) };
}
