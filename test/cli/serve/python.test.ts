import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { selfSigned } from '../../support/self-signed.ts';
import { GRPCIO_VARIABLE, grpcio } from '../../support/services/grpcio.ts';
import { servedGithub } from './github.ts';

// Each has processes of its own.
jest.setTimeout(60_000);

const python = process.env[GRPCIO_VARIABLE] ?? '';
const there = python === '' ? describe.skip : describe;

const TOKEN = 'a-token-for-controllers';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

there(`a controller by Python’s grpcio (${GRPCIO_VARIABLE})`, () => {
  let made: Awaited<ReturnType<typeof grpcio>>;
  beforeAll(async () => {
    made = await grpcio(python);
  }, 60_000);
  afterAll(() => made[Symbol.asyncDispose]());

  test('handshake, poll and the four calls', async () => {
    await using served = await servedGithub();
    const issue = await served.issue(['sluice', 'bug']);
    await using controller = made.controller(`127.0.0.1:${served.port}`);
    expect(await controller.call('Handshake', { interface_version: 1 })).toMatchObject({
      code: 0,
      answer: { interface_version: 1, plugin_name: 'sluice', plugin_version: '0.1.0' },
    });
    const polled = await controller.call('PollReadyTickets', { labels: ['bug'], max_results: 5 });
    const [ticket, ...others] = polled.answer.tickets;
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({
      title: 'Basket total ignores the second voucher',
      description: 'Steps: …',
      ticket_type: 'issue',
      repo_url: 'https://github.com/harbor-goods/shop',
      external_url: expect.stringMatching(/\/harbor-goods\/shop\/issues\/\d+$/),
      raw: { readable_id: issue.ticket.readableId, author: 'mara', assignees: [] },
    });
    const named = { ticket_id: ticket.id };
    const usage = { input_tokens: '5000000000', output_tokens: '7' };
    const result = { success: true, summary: 'Mended ✓', token_usage: usage };
    for (const [method, request] of [
      ['MarkInProgress', named],
      ['AddComment', { ...named, comment: 'Half of it is done. @mara <img src=x>' }],
      ['AddComment', { ...named, comment: 'Half of it is done. @mara <img src=x>' }],
      ['MarkComplete', { ...named, result }],
      ['MarkComplete', { ...named, result }],
    ] as const)
      expect(await controller.call(method, request)).toEqual({ code: 0, status: 'OK', answer: {} });
    expect(await issue.now()).toMatchObject({ state: 'closed', labels: ['bug'] });
    const comments = await issue.comments();
    expect(comments.map(({ body }) => body.split('\n')[0])).toEqual([
      '**Sluice: News of the agent**',
      '**Sluice: Done**',
    ]);
    expect(comments[0]?.body).toContain('```text\nHalf of it is done. @mara <img src=x>\n```');
    expect(comments[1]?.body).toContain('Tokens: 5,000,000,000 in / 7 out');
    expect((await controller.call('PollReadyTickets')).answer).toEqual({ tickets: [] });
  });

  test('MarkFailed', async () => {
    await using served = await servedGithub();
    const issue = await served.issue();
    await using controller = made.controller(`127.0.0.1:${served.port}`);
    const { answer } = await controller.call('PollReadyTickets');
    const request = { ticket_id: answer.tickets[0].id, reason: 'It did not build.' };
    expect(await controller.call('MarkFailed', request)).toMatchObject({ code: 0 });
    expect((await issue.now()).labels).toEqual(['bug', 'sluice-failed']);
    expect((await issue.comments())[0]?.body).toContain('It did not build.');
  });

  test.each([0, 2])('version %i → refused, with both versions', async (version) => {
    await using served = await servedGithub();
    await using controller = made.controller(`127.0.0.1:${served.port}`);
    expect(await controller.call('Handshake', { interface_version: version })).toMatchObject({
      status: 'INVALID_ARGUMENT',
      details: expect.stringMatching(new RegExp(`version ${version}.*version 1`)),
    });
  });

  test('what is wrong with a request → its status', async () => {
    await using served = await servedGithub();
    await served.issue();
    await using controller = made.controller(`127.0.0.1:${served.port}`);
    const { answer } = await controller.call('PollReadyTickets');
    const named = { ticket_id: answer.tickets[0].id };
    for (const [method, request, status] of [
      ['MarkInProgress', { ticket_id: 'other' }, 'NOT_FOUND'],
      ['MarkInProgress', {}, 'NOT_FOUND'],
      ['AddComment', { ...named, comment: ' ' }, 'INVALID_ARGUMENT'],
      ['MarkComplete', { ...named, result: { cost_estimate_usd: -1 } }, 'INVALID_ARGUMENT'],
      ['PollReadyTickets', { max_results: -1 }, 'INVALID_ARGUMENT'],
      ['AddComment', { ...named, comment: 'x'.repeat(1_100_000) }, 'RESOURCE_EXHAUSTED'],
    ] as const)
      expect({ method, ...(await controller.call(method, request)) }).toMatchObject({
        method,
        status,
      });
  });

  test('for others than this machine: TLS and the token, and nobody without them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sluice-tls-'));
    const pair = selfSigned('localhost');
    await writeFile(join(folder, 'tls.crt'), pair.cert);
    await writeFile(join(folder, 'tls.key'), pair.key);
    const files = ['--tls-cert', join(folder, 'tls.crt'), '--tls-key', join(folder, 'tls.key')];
    const options = ['--host', '0.0.0.0', '--token-env', 'BACKEND_TOKEN', ...files];
    try {
      await using served = await servedGithub(options, { BACKEND_TOKEN: TOKEN });
      const address = `localhost:${served.port}`;
      await using controller = made.controller(address, join(folder, 'tls.crt'));
      for (const metadata of [{}, bearer(`${TOKEN}x`), bearer(''), { authorization: TOKEN }])
        for (const method of ['Handshake', 'PollReadyTickets', 'MarkInProgress'])
          expect(await controller.call(method, {}, metadata)).toMatchObject({
            status: 'UNAUTHENTICATED',
          });
      const shaken = await controller.call('Handshake', { interface_version: 1 }, bearer(TOKEN));
      expect(shaken).toMatchObject({ code: 0 });
      await using plain = made.controller(address);
      expect(await plain.call('Handshake', {}, bearer(TOKEN))).toMatchObject({
        status: 'UNAVAILABLE',
      });
      expect(served.lines.join('\n')).not.toContain(TOKEN);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
