import type { Mutation } from './draft.ts';
import { BODY } from './mutations/body.ts';
import { CONTENT } from './mutations/content.ts';
import { HEADERS } from './mutations/headers.ts';
import { IDS } from './mutations/ids.ts';
import { LINEAR_TIME } from './mutations/linear-time.ts';
import { SECRETS } from './mutations/secrets.ts';
import { SIGNATURE } from './mutations/signature.ts';
import { SIGNATURE_LIST } from './mutations/signature-list.ts';
import { TIMESTAMP } from './mutations/timestamp.ts';

/** Everything that can be done to a request. */
export const MUTATIONS: readonly Mutation[] = [
  ...CONTENT,
  ...BODY,
  ...SIGNATURE,
  ...SIGNATURE_LIST,
  ...TIMESTAMP,
  ...LINEAR_TIME,
  ...IDS,
  ...SECRETS,
  ...HEADERS,
];
