import type { Rule } from '../rule.ts';

export const hidden: readonly Rule[] = [
  {
    id: 'hidden.invisible_text',
    class: 'hidden',
    letters: 'as written',
    severity: 'critical',
    means: 'Characters that nobody sees and that can spell a message.',
    pattern: {
      steps: [
        /(?<![\u{1f3f4}\u{e0020}-\u{e007e}])[\u{e0020}-\u{e007e}](?:[\xad\u200b-\u200f\u2060-\u2064\ufeff]{0,8}[\u{e0020}-\u{e007e}]){3,}|[\u{e0020}-\u{e007e}](?:[\xad\u200b-\u200f\u2060-\u2064\ufeff]{0,8}[\u{e0020}-\u{e007e}]){7,}|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}](?:[\xad\u200b-\u200f\u2060-\u2064\ufeff]{0,8}[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]){3,}|[\xad\u200b-\u200d\u2060-\u2064\ufeff]{16,}/gu,
      ],
      within: 0,
    },
  },
  {
    id: 'hidden.bidi_override',
    class: 'hidden',
    letters: 'as written',
    severity: 'high',
    means: 'Makes a reader see the letters in another order than the agent.',
    pattern: { steps: [/[\u202d\u202e]/g], within: 0 },
  },
  {
    id: 'hidden.orders',
    class: 'hidden',
    severity: 'high',
    means: 'Orders to an agent where a reader of the ticket does not look.',
  },
  {
    id: 'hidden.disguised',
    class: 'hidden',
    severity: 'high',
    means: 'Words written so that a filter would not know them.',
  },
];
