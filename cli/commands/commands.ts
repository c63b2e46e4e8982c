import type { Command } from '../command.ts';
import { apply } from './apply.ts';
import { approve } from './approve.ts';
import { brakes } from './brakes.ts';
import { configCheck } from './config-check.ts';
import { configShow } from './config-show.ts';
import { connect } from './connect.ts';
import { demo } from './demo.ts';
import { dev } from './dev.ts';
import { dlqDiscard } from './dlq-discard.ts';
import { dlqList } from './dlq-list.ts';
import { dlqReplay } from './dlq-replay.ts';
import { dlqShow } from './dlq-show.ts';
import { doctor } from './doctor.ts';
import { keysCreate } from './keys-create.ts';
import { keysList } from './keys-list.ts';
import { keysRevoke } from './keys-revoke.ts';
import { pause } from './pause.ts';
import { poll } from './poll.ts';
import { recover } from './recover.ts';
import { reject } from './reject.ts';
import { resume } from './resume.ts';
import { retry } from './retry.ts';
import { scan } from './scan.ts';
import { secretsList } from './secrets-list.ts';
import { secretsRotate } from './secrets-rotate.ts';
import { secretsSet } from './secrets-set.ts';
import { send } from './send.ts';
import { serveBackend } from './serve-backend.ts';
import { show } from './show.ts';
import { stop } from './stop.ts';
import { tasks } from './tasks.ts';
import { ticketClose } from './ticket-close.ts';
import { ticketCreate } from './ticket-create.ts';
import { ticketDoctor } from './ticket-doctor.ts';
import { ticketEvents } from './ticket-events.ts';
import { ticketList } from './ticket-list.ts';
import { ticketReview } from './ticket-review.ts';
import { ticketShow } from './ticket-show.ts';
import { ticketStatus } from './ticket-status.ts';
import { why } from './why.ts';
import { writeback } from './writeback.ts';

/** Every command, in the order in which `--help` shows them. */
export const commands: readonly Command[] = [
  dev,
  demo,
  send,
  tasks,
  show,
  why,
  approve,
  reject,
  stop,
  retry,
  writeback,
  dlqList,
  dlqShow,
  dlqReplay,
  dlqDiscard,
  recover,
  poll,
  pause,
  resume,
  brakes,
  configCheck,
  configShow,
  apply,
  connect,
  doctor,
  secretsSet,
  secretsRotate,
  secretsList,
  keysCreate,
  keysList,
  keysRevoke,
  scan,
  serveBackend,
  ticketList,
  ticketShow,
  ticketCreate,
  ...ticketEvents,
  ticketReview,
  ticketStatus,
  ticketClose,
  ticketDoctor,
];
