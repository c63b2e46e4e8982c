import type { Io } from '../io.ts';

/** What a client of AWS is made with; what is absent it finds as every tool of AWS does (profile, single sign-on, instance). */
export interface ClientConfig {
  readonly region?: string;
  readonly endpoint?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  readonly maxAttempts: number;
}

/** A person waits: what fails twice is told. */
const MAX_ATTEMPTS = 2;

/** What the environment says of AWS, for all clients alike. */
export function clientConfig({ env }: Pick<Io, 'env'>): ClientConfig {
  const region = env.AWS_REGION || env.AWS_DEFAULT_REGION;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  const { AWS_SESSION_TOKEN: sessionToken, AWS_ENDPOINT_URL: endpoint } = env;
  return {
    maxAttempts: MAX_ATTEMPTS,
    ...(region ? { region } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(accessKeyId && secretAccessKey
      ? { credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) } }
      : {}),
  };
}
