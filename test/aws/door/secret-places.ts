import type { Call } from './call.ts';
import type { Answer } from './open-door.ts';

/** How the two places of secrets are asked, and answer. */
const PLACES = {
  'secretsmanager:GetSecretValue': {
    asked: 'SecretId',
    found: (value: string) => ({ SecretString: value }),
    missing: 'ResourceNotFoundException',
  },
  'ssm:GetParameter': {
    asked: 'Name',
    found: (value: string) => ({ Parameter: { Value: value } }),
    missing: 'ParameterNotFound',
  },
} as const;

/** Secrets Manager and the parameter store, with the same secrets in both; `undefined` for a call of something else. */
export function secretPlaces(
  secrets: Readonly<Record<string, string>>,
): (call: Call) => Answer | undefined {
  return ({ action, input }) => {
    const place = PLACES[action as keyof typeof PLACES];
    if (!place) return undefined;
    const value = secrets[input[place.asked]];
    return value === undefined
      ? { status: 400, body: JSON.stringify({ __type: place.missing }) }
      : { status: 200, body: JSON.stringify(place.found(value)) };
  };
}
