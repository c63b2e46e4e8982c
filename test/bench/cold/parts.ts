import type { Bundle } from './bundle.ts';

/** The package that a file belongs to; of our own files the folder. */
export function packageOf(path: string): string {
  const inPackages = path.split('node_modules/').at(-1) ?? '';
  const [first = '', second = ''] = inPackages.split('/');
  if (!path.includes('node_modules/')) return `${first}/${second}`;
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** The largest parts of a bundle, the largest first. */
export function largestParts(
  { inputs }: Bundle,
  count: number,
): readonly (readonly [part: string, bytes: number])[] {
  const parts = new Map<string, number>();
  for (const [path, bytes] of inputs) {
    const part = packageOf(path);
    parts.set(part, (parts.get(part) ?? 0) + bytes);
  }
  return [...parts].sort(([, a], [, b]) => b - a).slice(0, count);
}
