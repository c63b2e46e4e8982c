import type { ReasonCode } from '../../../shared/core/reasons.ts';
import type { Behaviour } from '../plan/behaviours.ts';
import { SILENT } from '../plan/behaviours.ts';
import type { Run } from '../world/run.ts';
import type { Ticket } from '../world/ticket.ts';

/** What is known of a task beside what we say of it. */
interface Known {
  /** Of this task. */
  readonly runs: readonly Run[];
  readonly ticket: Ticket;
  readonly attempt: number;
}

/** Whether the world did what a task's reason says of it. A reason that is not here is none that a soak can come to. */
export const EVIDENCE: Partial<Record<ReasonCode, (known: Known) => boolean>> = {
  succeeded: reported('succeeded'),
  rolled_back: reported('rolled_back'),
  agent_failed: by('fail'),
  guard_rail: by('guardRail'),
  agent_refused: by('refuse'),
  lease_lost: by(...SILENT, 'untilStopped'),
  // Where faults kept the start from its agent there is no run of it.
  never_called: (known) =>
    by(...SILENT)(known) || known.runs.every(({ attempt }) => attempt !== known.attempt),
  // Five calls in a row that failed: only the faults know.
  agent_unreachable: () => true,
  asked: by('ask', 'askAndDie'),
  waiting_for_slot: () => true,
  label_removed: planned('label_removed'),
  trigger_gone: planned('trigger_gone'),
  closed: planned('closed'),
  stopped_by_person: planned('stopped_by_person'),
  scan_flagged: planned('scan_flagged'),
  scan_blocked: planned('scan_blocked'),
  text_changed: planned('text_changed'),
  turned_down: planned('rejected_by_person'),
  rejected_by_person: planned('rejected_by_person'),
};

function by(...behaviours: readonly Behaviour[]) {
  return ({ runs }: Known) => runs.some(({ behaviour }) => behaviours.includes(behaviour));
}

function reported(state: string) {
  return ({ runs }: Known) =>
    runs.some(({ reports }) =>
      reports.some(
        (report) => report.route === 'result' && report.status === 200 && report.state === state,
      ),
    );
}

function planned(reason: string) {
  return ({ ticket }: Known) => ticket.ends.has(reason);
}
