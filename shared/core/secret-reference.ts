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

/** The two halves of a reference, or `undefined` for a text that is none. */
export function parseSecretReference(
  text: string,
): { readonly scheme: SecretScheme; readonly name: string } | undefined {
  const [, prefix, name] = /^([a-z]+):(\S+)$/.exec(text) ?? [];
  const scheme = SECRET_SCHEMES.find((each) => each === prefix);
  if (scheme === undefined || name === undefined) return undefined;
  return scheme === 'env' && !/^[A-Za-z_]\w*$/.test(name) ? undefined : { scheme, name };
}
