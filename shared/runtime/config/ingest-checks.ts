import type { Check } from './cross-checks.ts';

/** What a project says of tickets that programs hand in, held against its tracker and the other projects. */
export const ingestChecks: Check = ({ name, intake, connection }, parts, at) => {
  const { enabled, default: isDefault, createTicket } = intake.ingest;
  if (!enabled) return [];
  const tracker = parts.trackers.get(parts.connections.get(connection)?.tracker ?? '');
  const first = parts.projects.findIndex(
    (other) => other?.intake.ingest.enabled && other.intake.ingest.default,
  );
  const { callsBack, createsTickets, name: kind } = tracker ?? {};
  const elsewhere = tracker !== undefined && !callsBack;
  const sentences = [
    elsewhere && !createsTickets
      ? `Project \`${name}\` cannot take what programs hand in, as \`${kind}\` makes no tickets: set \`ingest.enabled: false\` in \`intake\`, or put the project on a \`webhook\` connection`
      : '',
    elsewhere && createsTickets && !createTicket
      ? `Project \`${name}\` has its tickets in ${kind}, so one that is handed in must be made there first: set \`ingest.createTicket: true\` in \`intake\`, or put the project on a \`webhook\` connection`
      : '',
    tracker && callsBack && createTicket
      ? `Project \`${name}\` cannot have tickets made: \`${kind}\` makes none. Set \`ingest.createTicket: false\` in \`intake\``
      : '',
    isDefault && first < at
      ? `There are two projects with \`ingest.default: true\`; the first is \`${parts.projects[first]?.name}\``
      : '',
  ];
  return sentences.filter(Boolean).map((sentence) => ({ key: 'intake', sentence }));
};
