import * as z from 'zod/mini';
import { isSafeUrl } from '../../core/safe-url.ts';
import { SecretReference } from '../../core/secret-reference.ts';
import { form } from '../form.ts';
import { ActionsCredentials } from './credentials.ts';

/** A workflow run, started by its file or by a repository's event. */
export const ActionsSettings = z
  .strictObject({
    /** Where the workflow is; left out, in the task's own repository. */
    repository: z.exactOptional(form(/^[\w-]+\/[\w.-]+$/, '`owner/name`')),
    workflow: z.exactOptional(
      form(/^([\w.-]+\.ya?ml|\d+)$/, 'the file name of a workflow, such as `sluice.yml`'),
    ),
    /** The branch or tag that has the workflow's file. */
    ref: z._default(form(/^[^\s~^:?*[\\]{1,255}$/, 'a branch or a tag'), 'main'),
    /** The type of a `repository_dispatch`; its workflow is the one of the default branch. */
    event: z.exactOptional(form(/^[\w.:/-]{1,100}$/, 'an event type of 100 characters or fewer')),
    baseUrl: z.exactOptional(
      z
        .string()
        .check(
          z.refine(
            isSafeUrl,
            'an https address (http only for this machine), without a user or password',
          ),
        ),
    ),
    credentials: ActionsCredentials,
    /** Seals the attempt's token, which stands in the run's inputs and would else stand in its log, open to all who can read the repository. */
    secret: SecretReference,
  })
  .check(
    z.refine(
      ({ workflow, event }) => (workflow === undefined) !== (event === undefined),
      'Write exactly one of `workflow` and `event`.',
    ),
  );

export type ActionsSettings = z.infer<typeof ActionsSettings>;
