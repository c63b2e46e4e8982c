import type { ApplyGuardrailResponse, GuardrailAssessment } from '@aws-sdk/client-bedrock-runtime';
import type { Opinion } from '../../core/second-opinion.ts';

/** Every policy that can look at what comes in counts what it looked at. */
const LOOKED = [
  'contentPolicyUnits',
  'topicPolicyUnits',
  'wordPolicyUnits',
  'sensitiveInformationPolicyUnits',
  'sensitiveInformationPolicyFreeUnits',
] as const;

type Said = Pick<ApplyGuardrailResponse, 'action' | 'assessments' | 'usage'>;

/** What a guardrail's answer comes to. Only the one answer that lets a text through does so, and only where a policy has looked at it. */
export function said({ action, assessments = [], usage }: Said): Opinion {
  if (action !== 'NONE') return { says: 'hold', why: assessments.flatMap(findings).join(', ') };
  const units = LOOKED.reduce((sum, policy) => sum + (usage?.[policy] ?? 0), 0);
  if (units > 0) return { says: 'allow' };
  const why = 'The guardrail has no policy for what comes in: add its filter for prompt attacks.';
  return { says: 'refused', why };
}

/** What was found, without the words that it was found in. */
function findings(assessment: GuardrailAssessment): string[] {
  const { contentPolicy, topicPolicy, wordPolicy, sensitiveInformationPolicy } = assessment;
  const words = [...(wordPolicy?.customWords ?? []), ...(wordPolicy?.managedWordLists ?? [])];
  const sensitive = [
    ...(sensitiveInformationPolicy?.piiEntities?.map(({ type }) => type) ?? []),
    ...(sensitiveInformationPolicy?.regexes?.map(({ name }) => name) ?? []),
  ];
  return [
    ...(contentPolicy?.filters?.map(({ type, confidence }) => `${type} (${confidence})`) ?? []),
    ...(topicPolicy?.topics?.map(({ name }) => `topic ${name}`) ?? []),
    ...(words.length > 0 ? ['a word on its list'] : []),
    ...sensitive.map((name) => `sensitive: ${name}`),
  ];
}
