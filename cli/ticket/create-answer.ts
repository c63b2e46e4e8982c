import { createTicket } from '../../shared/trackers/local/change/create-ticket.ts';
import type { Args } from '../args.ts';
import type { Answer } from '../command.ts';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';
import { authorOf } from './author-of.ts';
import { bodyOf } from './body-of.ts';
import { inTickets } from './in-tickets.ts';
import { wordsOf } from './words-of.ts';

/** What the options of `sluice ticket create` say; lists with commas. */
export interface Asked {
  readonly title: string | undefined;
  readonly slug: string | undefined;
  readonly kind: string | undefined;
  readonly priority: string | undefined;
  readonly labels: string | undefined;
  readonly assignee: string | undefined;
  readonly repo: string | undefined;
  readonly readiness: string | undefined;
  readonly needsPreflight: true | undefined;
  readonly riskFlags: string | undefined;
  readonly actionRequired: string | undefined;
  readonly references: string | undefined;
}

const BODY = '## Background\n\nCreated by Sluice.\n\n## Acceptance criteria\n\n- TBD\n';

/** `sluice ticket create` */
export async function createAnswer(args: Args, io: Io, asked: Asked): Promise<Answer> {
  const { title, kind = 'task', priority = 'P2', labels, riskFlags, references, ...more } = asked;
  if (title === undefined) {
    throw new Failure('usage', 'A ticket needs a title.', {
      hint: 'sluice ticket create --title "Fix the footer"',
    });
  }
  const body = await bodyOf(args, io, BODY);
  const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
  const draft = {
    ...given,
    title,
    kind,
    priority,
    body,
    author: authorOf(args, io),
    labels: wordsOf(labels),
    riskFlags: wordsOf(riskFlags),
    references: wordsOf(references),
  };
  return inTickets(
    args,
    io,
    async ({ folder, path }) => {
      const place = await createTicket(folder, draft);
      return {
        exit: 'ok',
        json: { ok: true, id: place.id, status: place.status, path: path(place) },
        text: () => place.id,
      };
    },
    { make: true },
  );
}
