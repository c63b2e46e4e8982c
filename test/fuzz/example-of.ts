import type { Difference } from './difference.ts';
import { randomOf } from './random.ts';
import type { Shot } from './shot.ts';
import { shotOf } from './shot-of.ts';
import { sign } from './sign.ts';
import { startDraft } from './start-draft.ts';

const KEY = { standard: `whsec_${Buffer.alloc(32, 1).toString('base64')}`, other: 'a long secret' };

/** The request that a difference gives as its example: all is well with it but for that. */
export function exampleOf({ name, example }: Difference): Shot {
  const draft = startDraft(example.from, randomOf(1));
  draft.body = Buffer.from(`{"title":"Fix the login","webhookTimestamp":${draft.now}}`);
  draft.key = example.from === 'standard' ? KEY.standard : KEY.other;
  draft.secrets = [draft.key];
  if (example.from === 'standard') draft.form = { ...draft.form, prefix: 'v1,' };
  example.before?.(draft);
  sign(draft);
  example.after?.(draft);
  return shotOf(draft, [name]);
}
