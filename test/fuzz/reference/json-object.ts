const MAX_DEPTH = 100;
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** The JSON object in exactly these bytes, if there is one, no key stands twice in one object, and its nesting ends. */
export function jsonObjectIn(bytes: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && isPlain(text) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Goes through valid JSON token by token, with the keys of every object that is open; arrays have none. */
function isPlain(text: string): boolean {
  const open: Set<string>[] = [];
  let before = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === ':' && before.startsWith('"')) {
      const key: string = JSON.parse(before);
      if (open.at(-1)?.has(key)) return false;
      open.at(-1)?.add(key);
    }
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    if (open.length > MAX_DEPTH) return false;
    before = token;
  }
  return true;
}
