import type { Doing, Issue } from '../../support/receive/issue.ts';
import { BLOCKED, FLAGGED, issue } from '../../support/receive/issue.ts';
import type { Letter } from '../../support/receive/letters.ts';
import { NOW } from '../../support/receive/letters.ts';

/** What the ticket says: a good text, one that is held, one that is blocked. */
export const TEXTS = {
  good: 'The total drops by the first one only.',
  better: 'The total drops by the second one only.',
  doubtful: FLAGGED,
  bad: BLOCKED,
} as const;

/** What a letter is about. What our own write-back did comes back as `own`, in the name of the person whose token it has. */
export type About =
  | 'label'
  | 'unlabel'
  | 'in-progress off'
  | 'close'
  | 'stop'
  | 'approve'
  | 'reject'
  | 'mention'
  | 'own';

/** A delivery that the tracker has to make, and what is known of it. */
export interface Mail {
  readonly about: About;
  readonly letter: Letter;
  /** The tracker's time of it, in its whole seconds. */
  readonly at: number;
  readonly text: keyof typeof TEXTS;
  /** Whether the ticket was open then. */
  readonly open: boolean;
}

/** The issue as it stands, and the letters that tell of it and wait to be delivered. */
export interface Ticket {
  readonly issue: Issue;
  text: keyof typeof TEXTS;
  readonly mail: Mail[];
  /** When a person last took the trigger off or closed it, by the tracker's time. */
  offAt: number;
  readonly post: (about: About, write: (issue: Issue, doing: Doing) => Letter) => void;
}

/** An open issue without labels. */
export function ticketOf(now: () => number): Ticket {
  const about = Object.assign(issue(), { body: TEXTS.good });
  const ticket: Ticket = {
    issue: about,
    text: 'good',
    mail: [],
    offAt: Number.NEGATIVE_INFINITY,
    post(what, write) {
      const letter = write(about, { at: now() - NOW });
      const at = Math.floor(now() / 1000) * 1000;
      if (what === 'unlabel' || what === 'close') ticket.offAt = at;
      ticket.mail.push({ about: what, letter, at, text: ticket.text, open: about.open });
    },
  };
  return ticket;
}
