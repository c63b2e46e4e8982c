import { cut } from '../../core/cut.ts';
import { httpRefusal } from '../../core/http-refusal.ts';
import { Moved } from './moved.ts';
import { ACTIONS_REFUSALS } from './refusals.ts';

const MAX_SAID_CHARS = 100;

/** Why GitHub will not start a run; `undefined` for what may work later. */
export function actionsRefusal(error: unknown): string | undefined {
  if (error instanceof Moved) return 'The repository has moved. Write its new name.';
  const answer = answerIn(error);
  if (!answer) return undefined;
  const row: { readonly kind: string; readonly hint?: string } | undefined = httpRefusal(
    ACTIONS_REFUSALS,
    answer,
  );
  if (!row || row.kind === 'unavailable') return undefined;
  const said = cut(answer.message.replace(/\s+/g, ' ').trim(), MAX_SAID_CHARS);
  return `GitHub answered ${answer.status}: ${said || 'nothing'}. ${row.hint ?? ''}`.trim();
}

/** The HTTP status of what GitHub's client threw. Without an answer it says 500. */
export function statusIn(error: unknown): number | undefined {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'status') : undefined;
  return typeof status === 'number' ? status : undefined;
}

function answerIn(error: unknown) {
  const status = statusIn(error);
  const response = fieldOf(error, 'response');
  if (status === undefined || response === undefined) return undefined;
  const headers = fieldOf(response, 'headers');
  const message = fieldOf(fieldOf(response, 'data'), 'message');
  const waits =
    fieldOf(headers, 'retry-after') !== undefined ||
    fieldOf(headers, 'x-ratelimit-remaining') === '0';
  return { status, waits, message: typeof message === 'string' ? message : '' };
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}
