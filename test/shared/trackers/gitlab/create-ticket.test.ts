import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Draft } from '../../../../shared/core/creator.ts';
import { withMarker } from '../../../../shared/trackers/body/marker.ts';
import { httpLosing } from '../../../contracts/tracker/http.ts';
import type { TrackerServer } from '../../../contracts/tracker/server.ts';
import { openGitlab } from './contract-server.ts';
import { REPO } from './emulated-routes.ts';
import { reading, sample } from './sender.ts';

let server: TrackerServer;
beforeAll(async () => {
  server = await openGitlab();
});
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
  const made = sample('issue.open');
  made.object_attributes.description = withMarker('By one cent.', 'ingest:shop:1');
  expect(reading(made)).toMatchObject({ event: { own: true } });
  const other = { ...made, user: { ...made.user, id: 99, username: 'other' } };
  expect(reading(other)).toMatchObject({ event: { own: false } });
  const later = { ...made, object_attributes: { ...made.object_attributes, action: 'update' } };
  expect(reading(later)).toMatchObject({ event: { own: false } });
});

test('a label with a comma would be two → invalid_argument', async () => {
  await expect(create(draft({ labels: ['a,b'] }))).rejects.toMatchObject({
    kind: 'invalid_argument',
  });
});
