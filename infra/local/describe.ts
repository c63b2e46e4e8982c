import { stripVTControlCharacters, styleText } from 'node:util';
import { reason } from '../../shared/core/reasons.ts';
import { taskId } from '../../shared/core/task-id.ts';
import type { Happening } from './watch.ts';

/** One line for a terminal. Text from outside has its controls taken out. */
export function describe(happening: Happening, at = new Date()): string {
  const clock = styleText('dim', at.toTimeString().slice(0, 8));
  switch (happening.kind) {
    case 'delivery': {
      const { fact } = happening;
      const { reason: code, connection = 'nobody' } = fact;
      const { status, means } = reason(code);
      const outcome = fact.kind === 'refused' ? 'refused' : fact.outcome;
      const colour =
        outcome === 'accepted'
          ? 'green'
          : outcome === 'ignored' || outcome === 'duplicate'
            ? 'dim'
            : 'yellow';
      const key =
        fact.kind === 'delivery' ? styleText('dim', ` ${fact.delivery.slice(0, 12)}`) : '';
      return `${clock} ${styleText(colour, `${status} ${outcome}`)} ${connection}: ${code}${key}\n         ${styleText('dim', means)}`;
    }
    case 'task': {
      const { head } = happening;
      const ticket = clean(head.ticket?.readableId ?? head.key);
      const error = head.showError ? ` · write-back: ${clean(head.showError)}` : '';
      return `${clock} ${styleText('cyan', 'task')} ${ticket} → ${styleText('bold', head.state ?? '')} (${head.reason})${error}  ${styleText('dim', taskId(head.key, head.epoch))}`;
    }
    case 'putAside':
      return `${clock} ${styleText('red', 'put aside')} a message in ${happening.where}: see \`sluice dlq list\``;
    case 'error': {
      const words =
        happening.error instanceof Error ? happening.error.message : String(happening.error);
      return `${clock} ${styleText('red', 'error')} in ${happening.where}: ${clean(words)} (it is tried again)`;
    }
  }
}

function clean(text: string): string {
  return stripVTControlCharacters(text).replace(/\p{Cc}/gu, ' ');
}
