import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StickyComment } from '../../../../shared/core/backend.ts';
import type { Result } from '../../../../shared/core/result.ts';
import type { Lab } from './lab.ts';
import { answerLost, nameOf, startLab } from './lab.ts';
import { linearSchema } from './linear-schema.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.linear.close());

const RESULT: Result = { success: true, summary: 'Done.', exit_code: 0 };

const FACTS = { state: 'running', reason: 'started', epoch: 1, attempt: 1 } as const;

function sticky(changes: Partial<StickyComment> = {}): StickyComment {
  return { marker: 'task:1', body: 'Working on it.', tells: 'progress', facts: FACTS, ...changes };
}

function mutations(sent: Lab['sent']): string[] {
  return sent.filter(({ query }) => query.startsWith('mutation')).map(nameOf);
}

describe('a look', () => {
  test('shows the ticket as it stands', async () => {
    const ref = { ...(await lab.issue(['sluice', 'Bug'])), session: 's', callbackUrl: 'https://x' };
    const { ticket } = await lab.backend().look(ref, []);
    expect(ticket).toMatchObject({
      ...ref,
      url: expect.stringContaining('/issue/ENG-'),
      title: 'Totals are wrong',
      description: 'They are.',
      labels: expect.arrayContaining(['sluice', 'Bug']),
      author: { name: 'Ann', kind: 'person' },
      open: true,
      status: 'Todo',
      teams: ['ENG', 'ENG', expect.any(String)],
      trackerProjects: [],
      priority: 'urgent',
    });
  });

  test('says what each actor may do', async () => {
    const actors = [
      { id: lab.user('Ann'), name: 'Ann' },
      { id: lab.user('Bob'), name: 'Bob' },
      { id: lab.linear.appUserId, name: 'Sluice' },
      { id: 'b0a3f1d8-5c27-4e96-8d04-f7e1c9a52b63', name: 'Eve' },
      { id: 'local', name: 'a person at the command line' },
      { id: '', name: '' },
    ];
    const { permissions } = await lab.backend().look(await lab.issue(), actors);
    expect(Object.values(permissions)).toEqual(['admin', 'write', 'none', 'none', 'none', 'none']);
    expect(Object.keys(permissions)).toEqual(actors.map(({ id }) => id));
  });

  test.each([
    { given: 'a closed issue', state: 'Done', open: false },
    { given: 'one in work', state: 'In Progress', open: true },
  ])('$given → open: $open', async ({ state, open }) => {
    const { ticket } = await lab.backend().look(await lab.issue([], state), []);
    expect(ticket).toMatchObject({ open, status: state });
  });

  test('at an issue in the bin, or none → not_found', async () => {
    const ref = await lab.issue();
    await lab.ask('mutation ($id: String!) { issueDelete(id: $id) { success } }', { id: ref.id });
    const backend = lab.backend();
    await expect(backend.look(ref, [])).rejects.toMatchObject({ kind: 'not_found' });
    await expect(backend.markInProgress(ref)).rejects.toMatchObject({ kind: 'not_found' });
    const none = { ...ref, id: 'b0a3f1d8-5c27-4e96-8d04-f7e1c9a52b63' };
    await expect(backend.look(none, [])).rejects.toMatchObject({ kind: 'not_found' });
    await expect(backend.addComment(none, sticky())).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('the comment', () => {
  test('made twice is one, and reads as it was last told', async () => {
    const ref = await lab.issue();
    const backend = lab.backend();
    const { id } = await backend.addComment(ref, sticky());
    expect(await backend.addComment(ref, sticky())).toEqual({ id });
    expect(await backend.addComment(ref, sticky({ body: 'Done.', tells: 'success' }))).toEqual({
      id,
    });
    expect(await backend.addComment(ref, sticky({ body: 'Really done.', id }))).toEqual({ id });
    expect((await lab.shows(ref)).comments).toEqual(['Really done.']);
  });

  test('made by five at once is one', async () => {
    const ref = await lab.issue();
    const all = await Promise.all(
      Array.from({ length: 5 }, () => lab.backend().addComment(ref, sticky())),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect((await lab.shows(ref)).comments).toHaveLength(1);
  });

  test.each(['CreateComment', 'UpdateComment'])(
    'is one when the answer to %s is lost',
    async (name) => {
      const ref = await lab.issue();
      const backend = lab.backend({ between: answerLost(name) });
      const again = () =>
        backend.addComment(ref, sticky()).catch(() => backend.addComment(ref, sticky()));
      await again();
      await again();
      expect((await lab.shows(ref)).comments).toEqual(['Working on it.']);
    },
  );

  test('is another on another ticket and for another marker', async () => {
    const [one, two] = [await lab.issue(), await lab.issue()];
    const backend = lab.backend();
    const ids = [
      await backend.addComment(one, sticky()),
      await backend.addComment(two, sticky()),
      await backend.addComment(one, sticky({ marker: 'task:2' })),
    ];
    expect(new Set(ids.map(({ id }) => id)).size).toBe(3);
  });

  test('that a person deleted is made anew, once', async () => {
    const ref = await lab.issue();
    const backend = lab.backend();
    const { id } = await backend.addComment(ref, sticky());
    await lab.ask('mutation ($id: String!) { commentDelete(id: $id) { success } }', { id });
    const anew = await backend.addComment(ref, sticky({ id }));
    expect(anew.id).not.toBe(id);
    expect(await backend.addComment(ref, sticky({ id }))).toEqual(anew);
    expect((await lab.shows(ref)).comments).toEqual(['Working on it.']);
  });

  test('whose id a deleted one still holds is made under the next', async () => {
    const ref = await lab.issue();
    const first: string[] = [];
    const backend = lab.backend({
      between: (sent, pass) => {
        const id = sent.variables.id ?? sent.variables.input.id;
        if (first.length === 0) first.push(id);
        if (!first.includes(id)) return pass();
        return refusal(
          nameOf(sent) === 'UpdateComment' ? 'Entity not found: Comment' : 'Duplicate id',
          'INPUT_ERROR',
        );
      },
    });
    const { id } = await backend.addComment(ref, sticky());
    expect(first).not.toContain(id);
    expect(await backend.addComment(ref, sticky())).toEqual({ id });
    expect((await lab.shows(ref)).comments).toHaveLength(1);
  });
});

describe('in a session', () => {
  async function session() {
    const ref = await lab.issue();
    const { agentSessionCreateOnIssue } = await lab.ask(
      'mutation ($input: AgentSessionCreateOnIssue!) { agentSessionCreateOnIssue(input: $input) { agentSession { id } } }',
      { input: { issueId: ref.id } },
      'app-token',
    );
    return { ...ref, session: agentSessionCreateOnIssue.agentSession.id };
  }

  async function told(id: string): Promise<string[]> {
    const { agentSession } = await lab.ask(
      `query ($id: String!) { agentSession(id: $id) { activities { nodes { createdAt content {
        ... on AgentActivityThoughtContent { type body }
        ... on AgentActivityElicitationContent { type body }
        ... on AgentActivityResponseContent { type body }
        ... on AgentActivityErrorContent { type body }
      } } } } }`,
      { id },
    );
    const nodes = [...agentSession.activities.nodes];
    nodes.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    return nodes.map(({ content }) => `${content.type}: ${content.body}`);
  }

  test('each state is told once, in its own kind of words', async () => {
    const ref = await session();
    const backend = lab.backend();
    const states: StickyComment[] = [
      sticky(),
      sticky({ tells: 'question', body: 'Which one?' }),
      sticky({ tells: 'success', body: 'Done.' }),
      sticky({ tells: 'failure', body: 'Failed.' }),
    ];
    for (const state of states) {
      const { id } = await backend.addComment(ref, state);
      expect(await backend.addComment(ref, state)).toEqual({ id });
      expect(await backend.addComment(ref, { ...state, id })).toEqual({ id });
    }
    expect(await told(ref.session)).toEqual([
      'thought: Working on it.',
      'elicitation: Which one?',
      'response: Done.',
      'error: Failed.',
    ]);
    expect((await lab.shows(ref)).comments).toEqual([]);
  });

  test('the next attempt is told with the same words', async () => {
    const ref = await session();
    await lab.backend().addComment(ref, sticky());
    await lab.backend().addComment(ref, sticky({ facts: { ...FACTS, attempt: 2 } }));
    expect(await told(ref.session)).toHaveLength(2);
  });

  test('nothing is told twice when an answer is lost', async () => {
    const ref = await session();
    await lab.backend({ between: answerLost('CreateActivity') }).addComment(ref, sticky());
    await lab.backend().addComment(ref, sticky());
    expect(await told(ref.session)).toEqual(['thought: Working on it.']);
  });

  test('what Linear refuses is not taken for told', async () => {
    const ref = await session();
    const backend = lab.backend({
      between: (sent, pass) =>
        nameOf(sent) === 'CreateActivity' ? refusal('No.', 'INPUT_ERROR') : pass(),
    });
    await expect(backend.addComment(ref, sticky())).rejects.toMatchObject({
      kind: 'invalid_argument',
    });
  });
});

describe('marks', () => {
  const close = { close: true };
  const named = (states: object) => ({ states });
  test.each([
    {
      mark: 'markInProgress',
      labels: ['sluice', 'Bug'],
      state: 'Todo',
      shows: { labels: ['Bug', 'sluice-in-progress'], state: 'In Progress' },
    },
    {
      mark: 'markInProgress',
      labels: ['sluice', 'sluice-failed'],
      state: 'Backlog',
      shows: { labels: ['sluice-in-progress'], state: 'In Progress' },
    },
    {
      mark: 'markInProgress',
      labels: [],
      state: 'In Review',
      shows: { labels: ['sluice-in-progress'], state: 'In Review' },
    },
    {
      mark: 'markInProgress',
      labels: [],
      state: 'Done',
      shows: { labels: ['sluice-in-progress'], state: 'Done' },
    },
    {
      mark: 'markInProgress',
      labels: [],
      state: 'Canceled',
      shows: { labels: ['sluice-in-progress'], state: 'Canceled' },
    },
    {
      mark: 'markInProgress',
      labels: [],
      state: 'Todo',
      settings: named({ inProgress: 'in review' }),
      shows: { labels: ['sluice-in-progress'], state: 'In Review' },
    },
    {
      mark: 'markComplete',
      labels: ['sluice-in-progress', 'Bug'],
      state: 'In Progress',
      shows: { labels: ['Bug'], state: 'In Progress' },
    },
    {
      mark: 'markComplete',
      labels: ['sluice', 'sluice-in-progress', 'sluice-failed', 'Bug'],
      state: 'In Progress',
      shows: { labels: ['Bug'], state: 'In Progress' },
    },
    {
      mark: 'markComplete',
      labels: ['sluice-in-progress'],
      state: 'In Progress',
      settings: close,
      shows: { labels: [], state: 'Done' },
    },
    {
      mark: 'markComplete',
      labels: ['sluice-in-progress'],
      state: 'In Progress',
      settings: named({ completed: 'In Review' }),
      shows: { labels: [], state: 'In Review' },
    },
    {
      mark: 'markComplete',
      labels: ['sluice-in-progress'],
      state: 'Canceled',
      settings: close,
      shows: { labels: [], state: 'Canceled' },
    },
    {
      mark: 'markFailed',
      labels: ['sluice-in-progress', 'Bug'],
      state: 'In Progress',
      settings: close,
      shows: { labels: ['Bug', 'sluice-failed'], state: 'In Progress' },
    },
    {
      mark: 'markStopped',
      labels: ['sluice', 'sluice-in-progress', 'Bug'],
      state: 'In Progress',
      settings: close,
      shows: { labels: ['Bug'], state: 'In Progress' },
    },
    { mark: 'markStopped', labels: [], state: 'Todo', shows: { labels: [], state: 'Todo' } },
  ] as const)(
    '$mark on $state $labels, with $settings → $shows',
    async ({ mark, labels, state, shows, ...given }) => {
      await labelsExist();
      const ref = await lab.issue(labels, state);
      const backend = lab.backend('settings' in given ? given : {});
      const call = () =>
        mark === 'markComplete'
          ? backend.markComplete(ref, RESULT)
          : mark === 'markFailed'
            ? backend.markFailed(ref, 'No.')
            : backend[mark](ref);
      await call();
      expect(await lab.shows(ref)).toMatchObject(shows);
      const before = lab.sent.length;
      await call();
      expect(mutations(lab.sent.slice(before))).toEqual([]);
      expect(await lab.shows(ref)).toMatchObject(shows);
    },
  );

  test('a trigger that was put on again after it was taken off stays', async () => {
    await labelsExist();
    const ref = await lab.issue(['sluice', 'sluice-in-progress', 'Bug'], 'Todo');
    await lab.backend({}).markStopped(ref, 'label_removed');
    expect(await lab.shows(ref)).toMatchObject({ labels: ['Bug', 'sluice'] });
  });

  test.each([
    { given: 'a failure', result: { ...RESULT, success: false } },
    { given: 'a rollback', result: { ...RESULT, outcome: 'rolled_back' as const } },
    { given: 'a stated failure', result: { ...RESULT, outcome: 'failed' as const } },
    { given: 'a guard rail', result: { ...RESULT, exit_code: 2 } },
  ])('markComplete with $given closes nothing', async ({ result }) => {
    const ref = await lab.issue([], 'In Progress');
    await lab.backend({ settings: { close: true } }).markComplete(ref, result);
    expect(await lab.shows(ref)).toMatchObject({ state: 'In Progress' });
  });

  test('labels change in one request, those of a person untouched', async () => {
    await labelsExist();
    const ref = await lab.issue(['sluice', 'Bug']);
    const before = lab.sent.length;
    await lab.backend().markInProgress(ref);
    expect(lab.sent.slice(before).map(nameOf)).toEqual(['Stand', 'Labels', 'UpdateIssue']);
    expect(lab.sent.at(-1)?.variables.input).toEqual({
      addedLabelIds: [expect.any(String)],
      removedLabelIds: [lab.label('sluice')],
      stateId: lab.state('In Progress'),
    });
  });

  test('a name that no state has → invalid_argument that lists the names, labels all the same', async () => {
    const ref = await lab.issue(['sluice']);
    const backend = lab.backend({ settings: { states: { inProgress: 'Doing' } } });
    await expect(backend.markInProgress(ref)).rejects.toMatchObject({
      kind: 'invalid_argument',
      message: expect.stringMatching(/ENG has no state "Doing".*Backlog, Todo, In Progress/),
    });
    expect(await lab.shows(ref)).toMatchObject({ labels: ['sluice-in-progress'], state: 'Todo' });
  });

  test('a label that is missing is made, once, by however many', async () => {
    const labels = { trigger: 'sluice', inProgress: `new-${Date.now()}`, failed: 'sluice-failed' };
    const refs = [await lab.issue(), await lab.issue(), await lab.issue()];
    await Promise.all(refs.map((ref) => lab.backend({ settings: { labels } }).markInProgress(ref)));
    for (const ref of refs)
      expect(await lab.shows(ref)).toMatchObject({ labels: [labels.inProgress] });
    const { issueLabels } = await lab.ask(
      'query ($filter: IssueLabelFilter) { issueLabels(filter: $filter) { nodes { id } } }',
      { filter: { name: { eq: labels.inProgress } } },
    );
    expect(issueLabels.nodes).toHaveLength(1);
  });

  test.each(['CreateLabel', 'UpdateIssue', 'Stand'])(
    'end as they should when the answer to %s is lost',
    async (name) => {
      const labels = {
        trigger: 'sluice',
        inProgress: `${name}-${Date.now()}`,
        failed: 'sluice-failed',
      };
      const ref = await lab.issue(['sluice']);
      const backend = lab.backend({ settings: { labels }, between: answerLost(name) });
      await backend.markInProgress(ref).catch(() => backend.markInProgress(ref));
      expect(await lab.shows(ref)).toMatchObject({
        labels: [labels.inProgress],
        state: 'In Progress',
      });
    },
  );

  /** Our labels, as they are after the first task of a team. */
  async function labelsExist(): Promise<void> {
    const ref = await lab.issue();
    await lab.backend().markInProgress(ref);
    await lab.backend().markFailed(ref, 'No.');
  }
});

describe('who asks', () => {
  const asked = async (credentials: Parameters<Lab['backend']>[0]) => {
    await lab.backend(credentials).look(await lab.issue(), []);
    return lab.sent.at(-1)?.authorization;
  };

  test('an API key stands alone, a token behind Bearer', async () => {
    expect(await asked({ credentials: { token: 'lin_api_bob' } })).toBe('lin_api_bob');
    expect(await asked({ credentials: { token: 'app-token' } })).toBe('Bearer app-token');
  });

  test('an app gets a token, keeps it, and gets another when it is refused', async () => {
    const client = { clientId: 'client', clientSecret: 'hush' };
    let refuse = false;
    const backend = lab.backend({
      credentials: client,
      between: (_, pass) => {
        if (!refuse) return pass();
        refuse = false;
        return refusal('Authentication required', 'AUTHENTICATION_ERROR', 401);
      },
    });
    const ref = await lab.issue();
    const used = async () => {
      await backend.look(ref, []);
      return lab.sent.at(-1)?.authorization;
    };
    const first = await used();
    expect(first).toMatch(/^Bearer ./);
    expect(await used()).toBe(first);
    refuse = true;
    expect(await used()).not.toBe(first);
  });

  test.each([
    { given: 'no credentials', credentials: undefined },
    {
      given: "another tracker's",
      credentials: { appId: '1', privateKey: 'k', installationId: '2' },
    },
    { given: 'a wrong token', credentials: { token: 'lin_api_eve' } },
    { given: 'a wrong client secret', credentials: { clientId: 'client', clientSecret: 'loud' } },
  ])('$given → permission_denied', async ({ credentials }) => {
    const ref = await lab.issue();
    const looking = lab.backend({ credentials }).look(ref, []);
    await expect(looking).rejects.toMatchObject({
      name: 'BackendError',
      kind: 'permission_denied',
    });
    await expect(looking).rejects.not.toThrow(/eve|loud/);
  });
});

/** Only where Linear's own schema is at hand; it is the real one, not the emulator's. */
const SHARED = process.env.SLUICE_SHARED;
(SHARED ? test : test.skip)('every request that was sent here is valid for Linear', () => {
  const judge = linearSchema(SHARED ?? '');
  expect(new Set(lab.sent.map(nameOf)).size).toBe(9);
  expect(lab.sent.flatMap(judge)).toEqual([]);
});

function refusal(message: string, code: string, status = 200): Response {
  return Response.json({ data: null, errors: [{ message, extensions: { code } }] }, { status });
}
