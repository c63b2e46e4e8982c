import { describe, expect, test } from '@jest/globals';
import type { Polled, PollQuery } from '../../../../shared/core/poller.ts';
import type { TicketMessage } from '../../../../shared/trackers/grpc/messages.ts';
import { readyTickets } from '../../../../shared/trackers/grpc/poller.ts';
import { ALWAYS } from '../../../../shared/trackers/grpc/readiness.ts';
import { message, QUERY } from './samples.ts';

const NOON = Date.parse('2026-11-21T12:00:00Z');
const MINUTE = 60_000;

/** A program whose list changes from poll to poll, each by a backend of its own as sweep has one. */
function polls() {
  let cursor: string | undefined;
  let now = NOON;
  return async (tickets: readonly TicketMessage[], different: Partial<PollQuery> = {}) => {
    now += MINUTE;
    const poller = readyTickets(
      'osmia',
      async () => ({ tickets: [...tickets] }),
      () => now,
    );
    const polled = await poller.pollReadyTickets({
      ...QUERY,
      ...(cursor === undefined ? {} : { cursor }),
      ...different,
    });
    cursor = polled.cursor;
    const at = async (id: string) => {
      const found = polled.tickets.find(({ ticket }) => ticket.id === id);
      const [occurrence] = found ? await poller.history(found.ticket) : [];
      expect(occurrence?.at).toBe(found?.updatedAt);
      return occurrence?.at;
    };
    return { polled, now, at };
  };
}

const idsOf = ({ tickets }: Polled) => tickets.map(({ ticket }) => ticket.id);
const [one, two] = [message({ id: '1' }), message({ id: '2' })];

describe('what is ready', () => {
  test('is asked for with the labels and the limit of the project', async () => {
    const asked: unknown[] = [];
    const poller = readyTickets('osmia', async (request) => {
      asked.push(request);
      return { tickets: [] };
    });
    await poller.pollReadyTickets({ ...QUERY, labels: ['robodev', 'shop'], maxResults: 9 });
    expect(asked).toEqual([{ labels: ['robodev', 'shop'], max_results: 9 }]);
  });

  test('is read whole', async () => {
    const { polled } = await polls()([message()]);
    expect(polled.tickets).toEqual([
      {
        updatedAt: ALWAYS,
        ticket: {
          key: 'grpc:osmia:7',
          readableId: 'grpc:osmia:7',
          connection: 'osmia',
          id: '7',
          account: 'osmia',
          url: 'https://tracker.example/7',
          title: 'Totals are wrong',
          description: 'By one cent.',
          labels: ['robodev'],
          assignees: [],
          author: { id: 'osmia', name: 'osmia', kind: 'person', standing: 'member' },
          type: 'bug',
          open: true,
          repo: 'https://github.com/acme/shop',
        },
      },
    ]);
  });

  test('was asked for by the connection, which needs no rule', async () => {
    const poller = readyTickets('osmia', async () => ({ tickets: [message()] }));
    const { tickets } = await poller.pollReadyTickets(QUERY);
    const [found] = tickets;
    if (!found) throw new Error('nothing is ready');
    expect(await poller.history(found.ticket)).toEqual([
      {
        change: { kind: 'submitted' },
        actor: { id: 'osmia', name: 'osmia', kind: 'person', standing: 'member' },
        own: false,
        at: ALWAYS,
        precisionMs: 1000,
      },
    ]);
  });

  test.each([
    { rule: 'assignee', query: { assignee: '*' } },
    { rule: 'statuses', query: { statuses: ['Ready'] } },
    { rule: 'teams', query: { teams: ['ENG'] } },
    { rule: 'projects', query: { projects: ['Checkout'] } },
  ])(
    'a rule that the service cannot be asked for (intake.$rule) is refused by name',
    async ({ rule, query }) => {
      await expect(polls()([one], query)).rejects.toMatchObject({
        kind: 'invalid_argument',
        message: expect.stringContaining(`\`intake.${rule}\``),
      });
    },
  );
});

describe('since when', () => {
  test('ready from the first poll on → since ever: it starts what never had a task, and nothing anew', async () => {
    const poll = polls();
    const first = await poll([one]);
    expect(await first.at('1')).toBe(ALWAYS);
    const again = await polls()([one]);
    expect(await again.at('1')).toBe(ALWAYS);
  });

  test('the same answer again → unchanged, in whatever order', async () => {
    const poll = polls();
    await poll([one, two]);
    for (const tickets of [
      [one, two],
      [two, one],
    ]) {
      const { polled } = await poll(tickets);
      expect(polled).toMatchObject({ unchanged: true, tickets: [] });
    }
  });

  test('one that came later → since the poll that found it, also when that is told again', async () => {
    const poll = polls();
    await poll([one]);
    const second = await poll([one, two]);
    expect(await second.at('1')).toBe(ALWAYS);
    expect(await second.at('2')).toBe(second.now);
    const third = await poll([{ ...one, title: 'Edited' }, two]);
    expect(await third.at('2')).toBe(second.now);
  });

  test('taken off and brought again → anew; merely left there → not', async () => {
    const poll = polls();
    await poll([one, two]);
    await poll([two]);
    const back = await poll([one, two]);
    expect(await back.at('1')).toBe(back.now);
    expect(await back.at('2')).toBe(ALWAYS);
  });

  test('out of an answer that was cut off → it may be ready still', async () => {
    const poll = polls();
    await poll([one, two], { maxResults: 2 });
    await poll([two, message({ id: '3' })], { maxResults: 2 });
    const back = await poll([one, two], { maxResults: 2 });
    expect(await back.at('1')).toBe(ALWAYS);
  });

  test('with as many tickets as can be asked for the cursor is below 8 KB', async () => {
    const poll = polls();
    const many = Array.from({ length: 500 }, (_, at) => message({ id: `a-long-id-${at}` }));
    await poll(many.slice(1), { maxResults: 500 });
    const { polled } = await poll(many, { maxResults: 500 });
    expect(idsOf(polled)).toHaveLength(500);
    expect(polled.cursor?.length).toBeLessThan(8_192);
  });

  test.each(['', 'x', '~'.repeat(8_000), `${'a'.repeat(22)}${'!'.repeat(14)}`])(
    'a cursor that is none (%.20s) throws nothing',
    async (cursor) => {
      const { polled } = await polls()([one], { cursor });
      expect(idsOf(polled)).toEqual(['1']);
    },
  );
});

describe('a hostile program', () => {
  test.each([
    { given: 'no id', id: '' },
    { given: 'an id of 201 characters', id: 'x'.repeat(201) },
    { given: 'a line break in the id', id: '7\n8' },
    { given: 'what turns a text around', id: '7\u202e8' },
    { given: 'half a character', id: '7\ud800' },
  ])('$given → left out, the others are found', async ({ id }) => {
    const { polled } = await polls()([message({ id }), one]);
    expect(idsOf(polled)).toEqual(['1']);
  });

  test('the same id twice is one ticket', async () => {
    const { polled } = await polls()([one, { ...one, title: 'Other' }]);
    expect(idsOf(polled)).toEqual(['1']);
  });

  test('more than was asked for is cut off', async () => {
    const { polled } = await polls()([one, two], { maxResults: 1 });
    expect(idsOf(polled)).toHaveLength(1);
  });

  test('two connections never share a ticket, whatever its id', async () => {
    const poller = readyTickets('osmia:x', async () => ({ tickets: [message({ id: '7' })] }));
    const other = readyTickets('osmia', async () => ({ tickets: [message({ id: 'x:7' })] }));
    const [mine, theirs] = await Promise.all(
      [poller, other].map(
        async (each) => (await each.pollReadyTickets(QUERY)).tickets[0]?.ticket.key,
      ),
    );
    expect(mine).not.toBe(theirs);
  });

  test.each(['javascript:alert(1)', 'https://user:password@tracker.example/7', 'not a url', ''])(
    'external_url %s is no address',
    async (external_url) => {
      const { polled } = await polls()([message({ external_url })]);
      expect(polled.tickets[0]?.ticket).not.toHaveProperty('url');
    },
  );

  test('half characters become whole ones, everything else stays as it came', async () => {
    const { polled } = await polls()([message({ title: '\ud800 a', labels: ['\udc00'] })]);
    expect(polled.tickets[0]?.ticket).toMatchObject({ title: '\ufffd a', labels: ['\ufffd'] });
  });
});
