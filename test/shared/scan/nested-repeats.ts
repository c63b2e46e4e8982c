import type { Step } from '../../../shared/scan/judge/step.ts';

/**
 * Repeats without an end inside of repeats without an end, as they are written in an expression: what can make one go
 * back over a text again and again. Knows groups, classes and escapes; look-arounds are groups.
 */
export function nestedRepeats({ source }: Step): readonly string[] {
  const found: string[] = [];
  const open: { readonly start: number; endless: boolean }[] = [{ start: 0, endless: false }];
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    let start = at;
    let inner = false;
    if (sign === '(') {
      open.push({ start: at, endless: false });
      if (source[at + 1] === '?')
        at = Math.max(at + 2, source.startsWith('<', at + 2) ? at + 3 : 0);
      continue;
    }
    if (sign === '|') continue;
    if (sign === '\\') at = source[at + 2] === '{' ? source.indexOf('}', at) : at + 1;
    else if (sign === '[') at = endOfClass(source, at);
    else if (sign === ')') {
      const group = open.pop();
      start = group?.start ?? at;
      inner = group?.endless ?? false;
    }
    const [quantifier = ''] =
      /^(?:[*+]|\{\d+,\}|\{\d+(?:,\d+)?\}|\?)/.exec(source.slice(at + 1)) ?? [];
    const isEndless = /^(?:[*+]|\{\d+,\})$/.test(quantifier);
    const around = open.at(-1);
    if (around !== undefined && (isEndless || inner)) around.endless = true;
    if (isEndless && inner) found.push(source.slice(start, at + 1 + quantifier.length));
    at += quantifier.length;
  }
  return found;
}

function endOfClass(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '[') depth++;
    else if (source[at] === ']' && --depth <= 0) return at;
  }
  return source.length;
}
