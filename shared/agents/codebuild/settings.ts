import * as z from 'zod/mini';
import { SecretReference } from '../../core/secret-reference.ts';
import { form } from '../form.ts';

/** A build of one project. A name is of Sluice's own account and region. */
export const CodebuildSettings = z.strictObject({
  project: form(
    /^(arn:aws[\w-]*:codebuild:[\w-]+:\d{12}:project\/)?[A-Za-z0-9][\w-]{1,254}$/,
    'the name or the ARN of a CodeBuild project',
  ),
  /** Seals the attempt's token. */
  secret: z.exactOptional(SecretReference),
});

export type CodebuildSettings = z.infer<typeof CodebuildSettings>;
