import type { Grant } from '../../shared/core/grant.ts';
import type { OpinionSettings } from '../../shared/core/second-opinion.ts';
import { guardrailGrants } from '../../shared/scan/bedrock/grants.ts';

/** The `projects` of a checked configuration, as far as they name whom to ask for a second opinion. */
export type Opinions = readonly { readonly scan: { readonly secondOpinion?: OpinionSettings } }[];

/** To ask the guardrails that a configuration names, each once. */
export function opinionGrants(projects: Opinions): readonly Grant[] {
  const guardrails = projects.flatMap(({ scan: { secondOpinion } }) =>
    secondOpinion ? [[secondOpinion.bedrock.guardrail, secondOpinion.bedrock] as const] : [],
  );
  return [...new Map(guardrails).values()].flatMap(guardrailGrants);
}
