import type { BackendOptions } from '../../core/backend.ts';
import type { MentionOf } from './document-text.ts';

/** Our own account is mentioned by the name that people are told to use. */
export function mentionOfUs({ self = [], mention }: BackendOptions['connection']): MentionOf {
  return (account) => (mention !== undefined && self.includes(account) ? `@${mention}` : undefined);
}
