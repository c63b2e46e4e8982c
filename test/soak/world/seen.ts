import type { Report } from './run.ts';
import type { Ticket } from './ticket.ts';

/** An agent has the task. */
export const isStarted = ({ runs }: Ticket) => runs.length > 0;

/** An agent was answered a call of this kind. */
export const wasAnswered = (ticket: Ticket, route: Report['route']) =>
  ticket.runs.some(({ reports }) =>
    reports.some((report) => report.route === route && report.status < 300),
  );

/** The tracker was changed so, whether or not we were told. */
export const happened = ({ letters }: Ticket, what: string) =>
  letters.some((letter) => letter.what.startsWith(what));

/** A delivery was answered with this reason. */
export const wasGiven = ({ letters }: Ticket, reason: string) =>
  letters.some(({ receipts }) => receipts.some((receipt) => receipt.reason === reason));
