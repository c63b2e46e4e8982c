/** The largest `raw` that an agent is handed, in characters. */
export const MAX_RAW_CHARS = 16_384;

const decoder = new TextDecoder();

/** A sender's body as text: of a form, its `payload`, as a reader would see it. */
export function rawText(body: Uint8Array, headers: Headers): string {
  const text = decoder.decode(body);
  const form = headers
    .get('content-type')
    ?.toLowerCase()
    .startsWith('application/x-www-form-urlencoded');
  return form ? (new URLSearchParams(text).get('payload') ?? text) : text;
}
