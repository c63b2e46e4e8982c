import type { Delivery } from '../../core/delivery.ts';
import { formField } from '../body/form.ts';
import { decode } from '../body/parse-json.ts';

/**
 * The bytes that Gitea signs: the JSON. Where a hook sends a form, they are what the form's one field spells, so this much has to be
 * undone before anything can be verified; strictly, and nothing is read but these bytes afterwards. `undefined`: there are none.
 */
export function signedContent({
  headers,
  body,
}: Pick<Delivery, 'headers' | 'body'>): Uint8Array | undefined {
  const type = headers.get('content-type') ?? '';
  if (!/^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return body;
  const form = decode(body);
  if (form === undefined) return undefined;
  const payload = formField(form, 'payload');
  return 'value' in payload ? Buffer.from(payload.value) : undefined;
}
