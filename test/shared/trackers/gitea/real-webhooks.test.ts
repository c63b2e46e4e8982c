import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gitea } from '../../../../shared/trackers/gitea/tracker.ts';
import type { TrackerServer } from '../../../contracts/tracker/server.ts';
import { localServer } from '../webhook/local-server.ts';
import { openGitea, REPO } from './contract-server.ts';
import { startRealGitea } from './real-gitea.ts';
import { connection, SECRET } from './sender.ts';

const { SLUICE_GITEA, SLUICE_GITEA_STATIC } = process.env;
const optional = SLUICE_GITEA ? describe : describe.skip;

optional('what a real Gitea sends (SLUICE_GITEA names its program)', () => {
  let server: TrackerServer;
  let hooks: Awaited<ReturnType<typeof localServer>>;

  beforeAll(async () => {
    const real = await startRealGitea(SLUICE_GITEA ?? '', SLUICE_GITEA_STATIC);
    server = await openGitea(real);
    hooks = await localServer((_, response) => response.end());
    for (const [path, content_type, secret] of [
      ['json', 'json', SECRET],
      ['form', 'form', SECRET],
      ['open', 'json', undefined],
    ] as const) {
      const made = await fetch(`${real.url}/api/v1/repos/${REPO}/hooks`, {
        method: 'POST',
        headers: { authorization: `token ${real.tokens.mara}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          type: 'gitea',
          active: true,
          events: ['issues', 'issue_assign', 'issue_label', 'issue_comment'],
          config: { url: `http://127.0.0.1:${hooks.port}/${path}`, content_type, secret },
        }),
      });
      expect(made.status).toBe(201);
    }
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
    await hooks?.[Symbol.asyncDispose]();
  });

  /** What came to a hook since, verified and read. */
  async function readAt(path: string, count: number) {
    for (let tries = 0; tries < 100; tries++) {
      const there = hooks.received.filter((one) => one.path === `/${path}`);
      if (there.length >= count)
        return there.map(({ headers, body }) => {
          const delivery = {
            connection: 'gitea',
            headers: new Headers(Object.entries(headers).map(([k, v]) => [k, String(v)])),
            body,
            receivedAt: Date.now(),
          };
          const verified = gitea.verify(delivery, connection, Date.now());
          return 'refused' in verified
            ? verified
            : { ...verified, reading: gitea.read(delivery, connection, verified) };
        });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`Fewer than ${count} deliveries came`);
  }

  test('is verified and read, whether it comes as JSON or as a form, and refused without a secret', async () => {
    const ticket = await server.create({ labels: ['sluice'], title: 'Größe 💧' });
    await server.later();
    await server.label(ticket, 'sluice', false);
    await server.comment(ticket, '@sluice go');
    await server.close(ticket);
    const json = await readAt('json', 5);
    const form = await readAt('form', 5);
    const names = ['issues.opened', 'issues.label_updated', 'issues.label_updated'];
    for (const read of [json, form])
      expect(read.map((one) => Reflect.get(one, 'reading')?.event?.name).toSorted()).toEqual(
        [...names, 'issue_comment.created', 'issues.closed'].toSorted(),
      );
    const keys = (read: readonly object[]) => read.map((one) => Reflect.get(one, 'key')).toSorted();
    expect(keys(form)).toEqual(keys(json));
    expect(json.map((one) => Reflect.get(one, 'reading').event.changes)).toEqual(
      expect.arrayContaining([[{ kind: 'labeled', label: 'sluice' }], [], [{ kind: 'closed' }]]),
    );
    for (const one of await readAt('open', 5))
      expect(one).toEqual({ refused: 'signature_missing' });
  }, 60_000);
});
