import { setTimeout as sleep } from 'node:timers/promises';
import type { GithubIssueRef } from '../../../infra/local/trackers/github/person.ts';
import { signStandard } from '../../../shared/core/standard-webhooks.ts';
import type { SoakClock } from '../clock.ts';
import { repoOn, SECRETS } from '../config.ts';
import type { Mail } from './mail.ts';
import type { Ticket } from './ticket.ts';
import type { GithubSite, LinearSite } from './trackers.ts';

/** What stories play on. */
export interface Stage {
  readonly linear: LinearSite;
  /** Opens the ticket's issue on its GitHub, as Ann unless somebody else does. */
  issue(ticket: Ticket, more?: IssueText): Promise<GithubSite & { readonly at: GithubIssueRef }>;
  /** Ann's, on Linear; answers its identifier. */
  linearIssue(ticket: Ticket, text?: string, labels?: readonly string[]): Promise<string>;
  /** A signed envelope; the ticket's sender repeats it with the same id. */
  submit(ticket: Ticket, text?: string): void;
  /** Waits until something was seen; when it never is, notes so and answers false. */
  until(ticket: Ticket, what: string, seen: () => boolean): Promise<boolean>;
  /** A person's pause. */
  pause(): Promise<void>;
}

interface IssueText {
  readonly by?: 'ann' | 'eve';
  readonly text?: string;
  readonly labels?: readonly string[];
}

export interface StageOptions {
  readonly githubs: readonly GithubSite[];
  readonly linear: LinearSite;
  readonly mail: Mail;
  readonly clock: SoakClock;
  /** Base of the addresses that senders are called back at. */
  readonly callbacks: string;
  readonly over: AbortSignal;
}

const PLAIN = 'The total drops by the first voucher only.';
const PATIENCE_MS = 25_000;
const LOOK_MS = 60;
const PAUSE_MS = 150;

export function stage({ githubs, linear, mail, clock, callbacks, over }: StageOptions): Stage {
  return {
    linear,
    pause: () => sleep(PAUSE_MS),
    async issue(ticket, { by = 'ann', text = PLAIN, labels = [] } = {}) {
      const index = ticket.index % githubs.length;
      const site = githubs[index];
      if (!site) throw new Error('no GitHub');
      ticket.connection = `github-${index}`;
      const title = `${ticket.name}: basket total`;
      const at = await site[by].openIssue(repoOn(index), { title, body: text, labels });
      ticket.readableId = `github:${at.repo}#${at.number}`;
      return { ...site, at };
    },
    async linearIssue(ticket, description = PLAIN, labels = []) {
      ticket.connection = 'linear';
      const title = `${ticket.name}: basket total`;
      const identifier = await linear.ann.createIssue({ title, description, labels });
      ticket.readableId = `linear:${identifier}`;
      return identifier;
    },
    submit(ticket, description = PLAIN) {
      const { index, name } = ticket;
      ticket.connection = 'builds';
      ticket.readableId = `webhook:builds:${name}`;
      const body = JSON.stringify({
        id: name,
        title: `${name}: nightly build`,
        description,
        callback_url: `${callbacks}/${name}`,
      });
      const sign = () => signStandard(SECRETS.SOAK_SENDER_SECRET, name, clock.now() / 1_000, body);
      const headers = () => ({ 'content-type': 'application/json', ...sign() });
      mail.post(
        { ticket: index, connection: 'builds', what: 'submitted', headers, body, receipts: [] },
        ticket,
      );
    },
    async until(ticket, what, seen) {
      for (
        const end = Date.now() + PATIENCE_MS;
        Date.now() < end && !over.aborted;
        await sleep(LOOK_MS)
      )
        if (seen()) return true;
      ticket.notes.push(`did not see: ${what}`);
      return false;
    },
  };
}
