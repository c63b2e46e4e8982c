import { reason } from '../../shared/core/reasons.ts';
import { section, stacked, table } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import type { Tried, TriedTicket } from './try-poll.ts';

/** `sluice poll --once --dry-run` */
export function triedView(tried: readonly Tried[], paint: Paint): string {
  if (tried.length === 0)
    return 'No project polls. Name one with --project to try it, or set `intake.poll.enabled: true`.';
  const starts = tried.flatMap(({ tickets }) => tickets).filter(({ starts }) => starts);
  return stacked(
    `${starts.length} ${starts.length === 1 ? 'ticket' : 'tickets'} would start; nothing was started.`,
    ...tried.map(({ project, tickets }) =>
      section(
        project,
        tickets.length === 0
          ? 'No ticket.'
          : table(['TICKET', 'WOULD START', 'TITLE'], tickets.map(row), paint),
        paint,
      ),
    ),
  );
}

function row({ ticket, title, starts, why }: TriedTicket) {
  const what = starts
    ? ({ text: `yes, for ${starts}`, colour: 'green' } as const)
    : `no: ${why === 'no_trigger' ? 'its log names nothing that starts a task' : means(why)}`;
  return [ticket, what, title.replaceAll('\n', ' ')];
}

function means(why: TriedTicket['why']): string {
  return why === undefined || why === 'no_trigger' ? '' : reason(why).means;
}
