/** The answers of Bedrock that no repetition mends, and what a person can do. Every other is passing: a throttle, a 5xx, the network. */
export const REFUSALS: readonly {
  readonly names: readonly string[];
  /** What its message must hold. */
  readonly says?: RegExp;
  readonly why: string;
}[] = [
  {
    names: ['ResourceNotFoundException'],
    why: 'Bedrock has no such guardrail, or no such version of it, in this region: check `guardrail` and `version`.',
  },
  {
    names: ['AccessDeniedException', 'AccessDenied'],
    why: 'Sluice may not bedrock:ApplyGuardrail on it: deploy Sluice with this configuration, which grants it.',
  },
  {
    names: ['ValidationException'],
    why: 'Bedrock did not take the request: check `guardrail` and `version`.',
  },
  {
    names: ['CredentialsProviderError', 'UnrecognizedClientException'],
    why: 'There are no credentials of AWS that Bedrock takes: set AWS_PROFILE, or log in.',
  },
  {
    names: ['Error'],
    says: /^region is missing$/i,
    why: 'There is no region of AWS: write the ARN in `guardrail`, or set AWS_REGION.',
  },
];
