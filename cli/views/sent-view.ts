import * as z from 'zod/mini';
import type { Reason } from '../../shared/core/reasons.ts';
import { REASONS } from '../../shared/core/reasons.ts';
import { fields } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { visible, visibleIn } from '../text/visible.ts';
import { outcomeCell } from './outcome.ts';

const text = z.optional(z.string());

const ReceiptSchema = z.object({
  outcome: z.string(),
  reason: z.string(),
  delivery: text,
  taskId: text,
  field: text,
});

const MAX_SHOWN_CHARS = 500;

const BY_CODE = new Map<string, Reason>(Object.entries(REASONS));

/** What the receiver said to a delivery. */
export function sentView(
  sent: { readonly status: number; readonly url: string; readonly answer: unknown },
  paint: Paint,
): string {
  const receipt = z.safeParse(ReceiptSchema, visibleIn(sent.answer));
  if (!receipt.success) {
    const words = typeof sent.answer === 'string' ? sent.answer : JSON.stringify(sent.answer);
    return fields(
      [
        ['status', String(sent.status)],
        ['from', visible(sent.url)],
        ['answer', visible(words.slice(0, MAX_SHOWN_CHARS))],
      ],
      paint,
    );
  }
  const { outcome, reason: code, delivery, taskId, field } = receipt.data;
  const known = BY_CODE.get(code);
  return fields(
    [
      ['status', String(sent.status)],
      ['outcome', outcomeCell(outcome)],
      ['why', known ? `${code}: ${known.means}` : code],
      ['field', field],
      ['do', known?.hint],
      ['task', taskId],
      ['delivery', delivery],
    ],
    paint,
  );
}
