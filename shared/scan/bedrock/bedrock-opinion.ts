import { regionIn } from '../../core/arn.ts';
import type { Opinion, SecondOpinion } from '../../core/second-opinion.ts';
import type { BedrockCalls } from './client.ts';
import { pieces } from './pieces.ts';
import { REFUSALS } from './refusals.ts';
import { said } from './said.ts';

/** For all pieces of a text and their repetitions by the SDK: dispatch has other things to do within its minute. */
const WAIT_MS = 20_000;

/**
 * The guardrails of Amazon Bedrock as a second opinion, asked about texts as what they are: input of a model. A text goes there in pieces, one after
 * another as quotas are small, and is let through when all are.
 */
export function bedrockOpinion(
  client: (region: string | undefined) => Promise<BedrockCalls>,
  waitMs = WAIT_MS,
): SecondOpinion {
  return async (text, { bedrock: { guardrail, version } }) => {
    const abortSignal = AbortSignal.timeout(waitMs);
    try {
      const calls = await client(regionIn(guardrail));
      for (const piece of pieces(text)) {
        const answer = await calls.applyGuardrail(
          {
            guardrailIdentifier: guardrail,
            guardrailVersion: version,
            source: 'INPUT',
            content: [{ text: { text: piece } }],
          },
          { abortSignal },
        );
        const opinion = said(answer);
        if (opinion.says !== 'allow') return opinion;
      }
      return { says: 'allow' };
    } catch (error) {
      return unanswered(error);
    }
  };
}

function unanswered(error: unknown): Opinion {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const refusal = REFUSALS.find(
    ({ names, says }) => names.includes(name) && (says?.test(message) ?? true),
  );
  return refusal
    ? { says: 'refused', why: refusal.why }
    : { says: 'unavailable', why: `Bedrock: ${name}`, error };
}
