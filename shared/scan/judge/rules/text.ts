import type { Rule } from '../rule.ts';

export const text: readonly Rule[] = [
  {
    id: 'text.too_long',
    class: 'text',
    severity: 'critical',
    means: 'Longer than 65,536 characters: not scanned, and never cut.',
  },
];
