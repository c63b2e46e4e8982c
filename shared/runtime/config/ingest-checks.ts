import type { Check } from './cross-checks.ts';

/** What a project says of tickets that programs hand in, held against its tracker and the other projects. */
export const ingestChecks: Check = ({ name, intake, connection }, parts, at) => {
  const { enabled, default: isDefault, createTicket } = intake.ingest;
  if (!enabled) return [];
  const tracker = parts.trackers.get(parts.connections.get(connection)?.tracker ?? '');
  const first = parts.projects.findIndex(
    (other) => other?.intake.ingest.enabled && other.intake.ingest.default,
  );
  const sentences = [
    tracker?.canLook && !createTicket
      ? `Project \`${name}\` looks at its tickets in ${tracker.name}, so one that is handed in must be made there first: set \`ingest.createTicket: true\` in \`intake\`, or put the project on a \`webhook\` connection`
      : '',
    tracker && createTicket && !tracker.createsTickets
      ? `Project \`${name}\` cannot have tickets made: \`${tracker.name}\` makes none. Set \`ingest.createTicket: false\` in \`intake\``
      : '',
    isDefault && first < at
      ? `There are two projects with \`ingest.default: true\`; the first is \`${parts.projects[first]?.name}\``
      : '',
  ];
  return sentences.filter(Boolean).map((sentence) => ({ key: 'intake', sentence }));
};
