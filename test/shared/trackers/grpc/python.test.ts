import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BackendError } from '../../../../shared/core/backend-error.ts';
import { GRPCIO_VARIABLE, grpcio } from '../../../support/services/grpcio.ts';
import { backendTo, COMMENT, QUERY, REF, TOKEN } from './samples.ts';

const python = process.env[GRPCIO_VARIABLE] ?? '';
const there = python === '' ? describe.skip : describe;

const TICKET = {
  id: '7',
  title: 'Totals are wrong ✓',
  description: 'By one cent.\n',
  ticket_type: 'bug',
  labels: ['robodev', 'shop'],
  repo_url: 'https://github.com/acme/shop',
  external_url: 'https://tracker.example/7',
  raw: { priority: 2.5, nested: { list: [1, 'two', null, true] } },
};

there(`a backend by Python’s grpcio (${GRPCIO_VARIABLE})`, () => {
  let made: Awaited<ReturnType<typeof grpcio>>;
  beforeAll(async () => {
    made = await grpcio(python);
  }, 60_000);
  afterAll(() => made[Symbol.asyncDispose]());

  test('handshake, poll and the four calls are understood', async () => {
    await using program = await made.backend([TICKET, { ...TICKET, id: '8', labels: [] }], {
      token: TOKEN,
    });
    const backend = backendTo(program.url, { token: TOKEN });
    const polled = await backend.poller?.pollReadyTickets({ ...QUERY, labels: ['shop'] });
    const { ticket } = polled?.tickets[0] ?? {};
    expect(polled?.tickets).toHaveLength(1);
    expect(ticket).toMatchObject({
      id: '7',
      title: TICKET.title,
      description: TICKET.description,
      type: 'bug',
      labels: TICKET.labels,
      repo: TICKET.repo_url,
      url: TICKET.external_url,
    });
    await backend.markInProgress(REF);
    expect((await backend.poller?.pollReadyTickets(QUERY))?.tickets).toHaveLength(1);
    await backend.addComment(REF, COMMENT);
    const usage = { input_tokens: 5_000_000_000, output_tokens: 20 };
    const result = { success: true, summary: 'Mended ✓', exit_code: 0, branch_name: 'fix' };
    await backend.markComplete(REF, { ...result, token_usage: usage, cost_estimate_usd: 0.125 });
    await backend.markFailed({ ...REF, id: '8' }, 'no_repo');

    const { state, comments, calls } = await program.end();
    expect(state).toEqual({ 7: 'complete', 8: 'failed' });
    expect(comments).toEqual({ 7: [COMMENT.body], 8: [] });
    expect(calls.map(([name]: [string]) => name)).toEqual([
      'Handshake',
      'PollReadyTickets',
      'MarkInProgress',
      'PollReadyTickets',
      'AddComment',
      'MarkComplete',
      'MarkFailed',
    ]);
    expect(calls[5][1]).toEqual({
      ticket_id: '7',
      result: {
        success: true,
        merge_request_url: '',
        branch_name: 'fix',
        summary: 'Mended ✓',
        token_usage: { input_tokens: '5000000000', output_tokens: '20' },
        cost_estimate_usd: 0.125,
        exit_code: 0,
      },
    });
  });

  test('version 2 → refused, with both versions', async () => {
    await using program = await made.backend([TICKET], { version: 2 });
    await expect(backendTo(program.url).markInProgress(REF)).rejects.toMatchObject({
      kind: 'invalid_argument',
      message: expect.stringMatching(/version 2.*version 1/),
    });
    const { calls } = await program.end();
    expect(calls).toEqual([['Handshake', { interface_version: 1 }]]);
  });

  test('a wrong token → permission_denied', async () => {
    await using program = await made.backend([TICKET], { token: TOKEN });
    for (const credentials of [undefined, { token: `${TOKEN}x` }])
      await expect(backendTo(program.url, credentials).markInProgress(REF)).rejects.toMatchObject({
        kind: 'permission_denied',
      });
  });

  test('each status becomes one of our kinds', async () => {
    await using program = await made.backend([TICKET]);
    const backend = backendTo(program.url);
    const kinds: string[] = [];
    for (let code = 1; code <= 16; code++) {
      const error = await backend.markInProgress({ ...REF, id: `status-${code}` }).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof BackendError)) throw new Error(`status ${code}: ${error}`);
      expect(error.message).toContain(`(${code})`);
      kinds.push(error.kind);
    }
    expect(kinds.map((kind) => kind.slice(0, 3)).join(' ')).toBe(
      'una una inv una not inv per una inv una inv inv una una una per',
    );
    await expect(backend.markInProgress({ ...REF, id: 'gone' })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});
