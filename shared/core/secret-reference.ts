import * as z from 'zod/mini';

/** Where a secret may be: an environment variable, AWS Secrets Manager, the AWS parameter store. */
export const SECRET_SCHEMES = ['env', 'secretsmanager', 'ssm'] as const;
export type SecretScheme = (typeof SECRET_SCHEMES)[number];

/** Names a secret, and is none: `env:NAME`, `secretsmanager:<name>`, `ssm:<name>`. */
export const SecretReference = z
  .string()
  .check(
    z.refine(
      (text) => parseSecretReference(text) !== undefined,
      'Secrets are references, never values: write `env:NAME`, `secretsmanager:<name>` or `ssm:<name>`.',
    ),
  );

/** A reference, read. */
export interface ParsedReference {
  readonly scheme: SecretScheme;
  readonly name: string;
  /** Which version of a secret in Secrets Manager, by its staging label; the current one if absent. */
  readonly stage?: string;
}

/** No name of a secret has a `#`: `secretsmanager:sluice/github#AWSPENDING` is the version that a rotation has made. */
const STAGE = /^(?<name>[^#]+)#(?<stage>[\w+=.@-]{1,256})$/;

/** The parts of a reference, or `undefined` for a text that is none. */
export function parseSecretReference(text: string): ParsedReference | undefined {
  const [, prefix, name] = /^([a-z]+):(\S+)$/.exec(text) ?? [];
  const scheme = SECRET_SCHEMES.find((each) => each === prefix);
  if (scheme === undefined || name === undefined) return undefined;
  if (scheme === 'env') return /^[A-Za-z_]\w*$/.test(name) ? { scheme, name } : undefined;
  if (scheme === 'ssm' || !name.includes('#')) return { scheme, name };
  const { name: base, stage } = STAGE.exec(name)?.groups ?? {};
  return base === undefined || stage === undefined ? undefined : { scheme, name: base, stage };
}
