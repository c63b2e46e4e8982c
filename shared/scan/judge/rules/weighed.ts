import type { Rule } from '../rule.ts';

export const weighed: readonly Rule[] = [
  {
    id: 'weighed.orders',
    class: 'weighed',
    severity: 'critical',
    means: 'Reads like orders to an agent, out of place in what stands around it.',
  },
];
