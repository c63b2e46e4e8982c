import type { Rule } from '../../../shared/scan/judge/rule.ts';
import { opening } from './opening.ts';

/** How all begins that the steps of some rules may match, as `judge/openings.ts` has it. */
export function openingsOf(rules: readonly Rule[]): string {
  const steps = new Set(rules.flatMap(({ pattern }) => pattern?.steps ?? []));
  return [...steps]
    .map((step) => {
      const begins = opening(step);
      if (begins === undefined) return '';
      const plain = new Set(begins.plain.map((one) => one.replace(/[^a-z]/g, ' ').padEnd(3, '.')));
      return `${begins.foreign ? '*' : ''}${[...plain].join('')}`;
    })
    .join(';');
}
