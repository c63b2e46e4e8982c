import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Draft } from '../../../../shared/core/creator.ts';
import { withMarker } from '../../../../shared/trackers/body/marker.ts';
import { httpLosing } from '../../../contracts/tracker/http.ts';
import type { TrackerServer } from '../../../contracts/tracker/server.ts';
import { openGitea, REPO } from './contract-server.ts';
import { startEmulatedGitea } from './emulated-gitea.ts';
import { startRealGitea } from './real-gitea.ts';
import { reading, sample } from './sender.ts';

const { SLUICE_GITEA, SLUICE_GITEA_STATIC } = process.env;

let server: TrackerServer;
beforeAll(async () => {
  const gitea = SLUICE_GITEA
    ? await startRealGitea(SLUICE_GITEA, SLUICE_GITEA_STATIC)
    : await startEmulatedGitea();
  server = await openGitea(gitea);
}, 60_000);
afterAll(() => server?.stop());

let count = 0;
const draft = (more: Partial<Draft> = {}): Draft => {
  count += 1;
  return {
    repo: REPO,
    title: 'Totals are wrong',
    description: 'By one cent.',
    labels: ['sluice', 'from-outside'],
    marker: `ingest:shop:${count}`,
    ...more,
  };
};
const create = (wanted: Draft) => server.backend().creator?.createTicket(wanted);

test('is made as it was drafted, and answered as a look shows it', async () => {
  const wanted = draft();
  const made = await create(wanted);
  if (!made) throw new Error('It makes no tickets');
  const { ticket } = await server.backend().look(made.ticket, []);
  expect(made.ticket).toEqual(ticket);
  expect(ticket).toMatchObject({
    title: wanted.title,
    description: withMarker(wanted.description, wanted.marker),
    open: true,
  });
  expect(ticket.labels.toSorted()).toEqual(wanted.labels.toSorted());
  expect(made.at % made.precisionMs).toBe(0);
});

test('is made once, whichever answer was lost', async () => {
  for (let nth = 1, lost = true; lost; nth++) {
    const wanted = draft();
    const losing = httpLosing(server, nth);
    await losing.backend.creator?.createTicket(wanted).catch((error: unknown) => {
      expect(error).toMatchObject({ name: 'BackendError', kind: 'unavailable' });
    });
    const [one, other] = [await create(wanted), await create(wanted)];
    expect(other?.ticket.id).toBe(one?.ticket.id);
    lost = losing.lost();
  }
}, 60_000);

test('a person’s copy of the marker is not taken for it', async () => {
  const wanted = draft();
  const copied = await server.create({
    description: withMarker(wanted.description, wanted.marker),
  });
  expect((await create(wanted))?.ticket.id).not.toBe(copied.id);
});

test.each([
  { given: 'no repository', repo: '' },
  { given: 'one that the connection does not speak for', repo: 'somebody-else/shop' },
  { given: 'what leads elsewhere in a path', repo: 'harbor-goods/..' },
])('$given → invalid_argument', async ({ repo }) => {
  await expect(create(draft({ repo }))).rejects.toMatchObject({ kind: 'invalid_argument' });
});

test('its opening is our own doing, whoever our token is; what a person does with it is not', () => {
  const made = sample('issues.opened');
  made.issue.body = withMarker('By one cent.', 'ingest:shop:1');
  expect(reading(made)).toMatchObject({ event: { own: true } });
  const other = { ...made, sender: { ...made.sender, id: 99, login: 'other' } };
  expect(reading(other)).toMatchObject({ event: { own: false } });
  expect(reading({ ...made, action: 'label_updated' })).toMatchObject({ event: { own: false } });
});
