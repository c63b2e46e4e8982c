import type { ReasonCode } from '../../core/reasons.ts';

/**
 * The value of the only field in an `application/x-www-form-urlencoded` text. Strict where `URLSearchParams` is not: no header is
 * signed, so bytes that were signed as JSON may come back as a form, with a field inside of one of their strings. The text must
 * begin with the field's plain name and hold nothing else; escapes that are no UTF-8 are malformed instead of replaced.
 */
export function formField(
  form: string,
  name: string,
): { readonly value: string } | { readonly invalid: ReasonCode } {
  if (!form.startsWith(`${name}=`)) return { invalid: 'field_missing' };
  const [value = '', ...others] = form.slice(name.length + 1).split('&', 3);
  if (others.length > 0) return { invalid: 'body_ambiguous' };
  try {
    return { value: decodeURIComponent(value.replaceAll('+', ' ')) };
  } catch {
    return { invalid: 'body_malformed' };
  }
}
