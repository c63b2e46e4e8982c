import fc from 'fast-check';
import type { Command } from '../command.ts';
import { deed } from '../command.ts';
import type { About } from '../lab/ticket.ts';
import { TEXTS } from '../lab/ticket.ts';

const TRIGGER = 'sluice';
const IN_PROGRESS = 'sluice-in-progress';

const SAID: Readonly<Partial<Record<About, string>>> = {
  stop: '/sluice stop',
  approve: '/sluice approve',
  reject: '/sluice reject',
  mention: '@sluice take the second voucher too',
};

/** What people do on the ticket; the tracker has a letter about it then. */
export const people: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constant(
      deed('a person sets the label', ({ ticket }) => {
        ticket.issue.open = true;
        if (!ticket.issue.labels.has(TRIGGER))
          ticket.post('label', (issue, doing) => issue.labeled(TRIGGER, doing));
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constant(
      deed('a person takes the label off', ({ ticket }) => {
        if (ticket.issue.labels.has(TRIGGER))
          ticket.post('unlabel', (issue, doing) => issue.unlabeled(TRIGGER, doing));
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      deed('a person takes the in-progress label off', ({ ticket }) => {
        if (ticket.issue.labels.has(IN_PROGRESS))
          ticket.post('in-progress off', (issue, doing) => issue.unlabeled(IN_PROGRESS, doing));
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      deed('a person closes the ticket', ({ ticket }) => {
        if (ticket.issue.open) ticket.post('close', (issue, doing) => issue.closed(doing));
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...Object.entries(SAID))
      .map(([about, text]) =>
        deed(`a person writes ${text}`, ({ ticket }) =>
          ticket.post(about as About, (issue, doing) => issue.commented(text, doing)),
        ),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...Object.keys(TEXTS)).map((text) =>
      deed(`the ticket’s text is ${text}`, ({ ticket }) => {
        ticket.text = text as keyof typeof TEXTS;
        ticket.issue.body = TEXTS[ticket.text];
      }),
    ),
  },
);
