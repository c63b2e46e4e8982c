import { expect, test } from '@jest/globals';
import type { Ticket } from '../../../../shared/core/ticket.ts';
import { backendOf, REPO } from './emulated.ts';

const API = 'https://api.github.com';
const MARA = { id: 1, login: 'mara', type: 'User' };
const JO = { id: 2, login: 'jo', type: 'User' };
const APP = { id: 3, login: 'sluice-agent[bot]', type: 'Bot' };
const TICKET: Ticket = {
  key: 'github:github.com.harbor-goods:77',
  readableId: `github:${REPO}#7`,
  connection: 'github',
  id: '77',
  account: REPO,
  title: '',
  description: '',
  labels: ['sluice'],
  assignees: [],
  author: { id: '1', name: 'mara', kind: 'person', standing: 'unknown' },
  type: 'issue',
  open: true,
};
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();
const ISSUE = {
  id: 77,
  number: 7,
  state: 'open',
  user: MARA,
  author_association: 'NONE',
  created_at: at(0),
  repository_url: `${API}/repos/${REPO}`,
};

const labeled = (minute: number, actor: object | null = JO, name = 'sluice') => ({
  event: 'labeled',
  actor,
  label: { name, color: 'ededed' },
  created_at: at(minute),
});

/** The history where the log has these pages. */
function historyOf(...pages: readonly unknown[][]) {
  const { backend, asked } = backendOf(API, {
    fetch: async (input) => {
      const url = new URL(String(input));
      const page = Number(url.searchParams.get('page') ?? 1);
      const body = url.pathname.endsWith('/events') ? pages[page - 1] : ISSUE;
      const link = `<${url.origin}/x?page=${page + 1}>; rel="next", <${url.origin}/x?per_page=100&page=${pages.length}>; rel="last"`;
      const headers = {
        'content-type': 'application/json',
        ...(page < pages.length && url.pathname.endsWith('/events') && { link }),
      };
      return new Response(JSON.stringify(body), { headers });
    },
  });
  return { asked, history: backend.poller?.history(TICKET) };
}

test('who labelled, assigned and reopened, when, and the newest first', async () => {
  const { history } = historyOf([
    labeled(1),
    { event: 'unlabeled', actor: JO, label: { name: 'sluice' }, created_at: at(2) },
    { event: 'assigned', actor: MARA, assignee: MARA, assigner: JO, created_at: at(3) },
    { event: 'closed', actor: JO, created_at: at(4) },
    { event: 'reopened', actor: JO, created_at: at(5) },
    labeled(6, MARA),
  ]);
  const jo = expect.objectContaining({ login: 'jo', kind: 'person', standing: 'unknown' });
  const mara = (standing: string) => expect.objectContaining({ login: 'mara', standing });
  const of = (minute: number) => ({ own: false, at: Date.parse(at(minute)), precisionMs: 1000 });
  expect(await history).toEqual([
    { change: { kind: 'labeled', label: 'sluice' }, actor: mara('unknown'), ...of(6) },
    { change: { kind: 'reopened' }, actor: jo, ...of(5) },
    { change: { kind: 'assigned', assignee: 'mara' }, actor: jo, ...of(3) },
    { change: { kind: 'labeled', label: 'sluice' }, actor: jo, ...of(1) },
    { change: { kind: 'opened' }, actor: mara('stranger'), ...of(0) },
  ]);
});

test('of one second, what stands later in the log is the newer', async () => {
  const { history } = historyOf([labeled(1, JO, 'a'), labeled(1, JO, 'b')]);
  const names = (await history)?.map(({ change }) => ('label' in change ? change.label : ''));
  expect(names).toEqual(['b', 'a', '']);
});

test('our own hand is known; an account that is gone is nobody’s', async () => {
  const history = (await historyOf([labeled(1, APP), labeled(2, null)]).history) ?? [];
  expect(history.map(({ own, actor }) => [actor.name, own])).toEqual([
    ['ghost', false],
    ['sluice-agent[bot]', true],
    ['mara', false],
  ]);
});

test.each([
  { given: 'no label', event: { event: 'labeled', actor: JO, created_at: at(1) } },
  { given: 'no time', event: { ...labeled(1), created_at: null } },
  { given: 'no event', event: null },
  { given: 'an event nobody knows', event: { event: 'constructor', created_at: at(1) } },
])('$given → left', async ({ event }) => {
  expect(await historyOf([event]).history).toMatchObject([{ change: { kind: 'opened' } }]);
});

test('of a long log the first page and the newest are read', async () => {
  const pages = Array.from({ length: 40 }, (_, index) => [labeled(index, JO, `page-${index + 1}`)]);
  const { history, asked } = historyOf(...pages);
  const read = ((await history) ?? []).flatMap(({ change }) =>
    'label' in change ? [change.label] : [],
  );
  expect(read).toEqual([40, 39, 38, 37, 36, 35, 34, 33, 32, 1].map((one) => `page-${one}`));
  expect(asked).toHaveLength(11);
});
