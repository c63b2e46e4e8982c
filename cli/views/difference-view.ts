import { stringify } from 'yaml';
import type { Difference } from '../config/differences.ts';
import type { Colour, Paint } from '../text/paint.ts';
import { visible } from '../text/visible.ts';

/** `+` is new, `-` goes, `~` changes: one place a line, a whole section below its name. */
export function differenceView(found: readonly Difference[], paint: Paint): string {
  return found.map((each) => lineOf(each, paint)).join('\n');
}

function lineOf({ path, before, after }: Difference, paint: Paint): string {
  if (before === undefined) return block('+', 'green', path, after, paint);
  if (after === undefined) return block('-', 'red', path, before, paint);
  const change = `~ ${path}: ${inLine(before)} → ${inLine(after)}`;
  return paint('yellow', visible(change));
}

function block(sign: string, colour: Colour, path: string, value: unknown, paint: Paint): string {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const plain = !parts.some((part) => typeof part === 'object' && part !== null);
  const body = plain ? inLine(value) : stringify(value, { lineWidth: 0 }).trimEnd();
  const text = plain ? `${path}: ${body}` : `${path}:\n${body.replace(/^/gm, '  ')}`;
  return visible(text)
    .split('\n')
    .map((line) => paint(colour, `${sign} ${line}`))
    .join('\n');
}

function inLine(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}
