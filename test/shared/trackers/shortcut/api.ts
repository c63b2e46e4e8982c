import type { Json } from './letters.ts';
import type { workspace } from './workspace.ts';
import { TOKENS } from './workspace.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  readonly token: string;
}

interface Answered {
  readonly status: number;
  readonly body?: Json;
}

const NOT_FOUND: Answered = { status: 404, body: { message: 'Resource not found.' } };

/** Shortcut's API of one workspace, as its description says. */
export function api(place: ReturnType<typeof workspace>): (asked: Asked) => Answered {
  const ok = (body: Json): Answered => ({ status: 200, body });
  const story = (id: string) => place.stories.get(Number(id));
  const shown = (one: Json) => {
    const { history: _, comments, labels, ...rest } = one;
    const state = stateOf(one.workflow_state_id);
    return {
      ...rest,
      labels,
      label_ids: labels.map(({ id }: Json) => id),
      comments,
      completed: state?.type === 'done',
      started: state?.type === 'started',
    };
  };
  const slim = (one: Json) => {
    const {
      tasks: _,
      comments,
      branches: __,
      commits: ___,
      files: ____,
      linked_files: _____,
      pull_requests: ______,
      ...rest
    } = shown(one);
    return {
      ...rest,
      task_ids: [],
      file_ids: [],
      linked_file_ids: [],
      num_tasks_completed: 0,
      comment_ids: comments.map(({ id }: Json) => id),
    };
  };
  const stateOf = (id: number) =>
    place.workflows.flatMap(({ states }) => states).find((each: Json) => each.id === id);

  const ROUTES: readonly [
    method: string,
    path: RegExp,
    answer: (by: string, parts: string[], body: Json) => Answered,
  ][] = [
    ['GET', /^\/workflows$/, () => ok(place.workflows)],
    ['GET', /^\/members$/, () => ok(place.members)],
    ['GET', /^\/groups$/, () => ok(place.groups)],
    ['GET', /^\/labels$/, () => ok(place.labels)],
    [
      'GET',
      /^\/member$/,
      (by) => {
        const { profile, role } = place.members.find(({ id }) => id === by);
        const { mention_name, name, is_owner } = profile;
        return ok({ id: by, mention_name, name, is_owner, role, ...WHERE });
      },
    ],
    ['GET', /^\/stories\/(\d+)$/, (_, [id = '']) => (story(id) ? ok(shown(story(id))) : NOT_FOUND)],
    [
      'GET',
      /^\/stories\/(\d+)\/history$/,
      (_, [id = '']) => (story(id) ? ok(story(id).history) : NOT_FOUND),
    ],
    [
      'GET',
      /^\/stories\/(\d+)\/comments$/,
      (_, [id = '']) => (story(id) ? ok(story(id).comments) : NOT_FOUND),
    ],
    [
      'POST',
      /^\/stories\/(\d+)\/comments$/,
      (by, [id = ''], body) =>
        story(id) ? { status: 201, body: place.comment(by, story(id), body) } : NOT_FOUND,
    ],
    [
      'PUT',
      /^\/stories\/(\d+)\/comments\/(\d+)$/,
      (_, [id = '', comment], { text }) => {
        const found = story(id)?.comments.find((each: Json) => String(each.id) === comment);
        return found ? ok(Object.assign(found, { text })) : NOT_FOUND;
      },
    ],
    [
      'PUT',
      /^\/stories\/bulk$/,
      (by, _, { story_ids, labels_add = [], labels_remove = [], ...rest }) => {
        const those = story_ids.map((id: number) => story(String(id)));
        if (those.includes(undefined)) return NOT_FOUND;
        for (const each of those) {
          const names = each.labels.map(({ name }: Json) => name);
          const gone = labels_remove.map(({ name }: Json) => name);
          const come = labels_add.map(({ name }: Json) => name);
          const labels = [
            ...new Set([...names.filter((one: string) => !gone.includes(one)), ...come]),
          ];
          place.update(by, each, { labels, ...rest });
        }
        return ok(those.map(slim));
      },
    ],
    [
      'POST',
      /^\/stories\/search$/,
      (_by, _, wanted) => {
        const { label_ids, owner_ids, owner_id, updated_at_start, workflow_state_types } = wanted;
        const found = [...place.stories.values()].filter(
          (one) =>
            one.archived === wanted.archived &&
            one.updated_at >= updated_at_start &&
            workflow_state_types.includes(stateOf(one.workflow_state_id)?.type) &&
            (!label_ids || one.labels.some(({ id }: Json) => label_ids.includes(id))) &&
            (!owner_ids || one.owner_ids.some((id: string) => owner_ids.includes(id))) &&
            (owner_id !== null || one.owner_ids.length === 0),
        );
        return { status: 201, body: found.map(slim) };
      },
    ],
  ];

  return ({ method, path, body, token }) => {
    const by = TOKENS[token];
    if (by === undefined) return { status: 401, body: { message: 'Unauthorized' } };
    for (const [one, pattern, answer] of ROUTES) {
      const parts = one === method ? pattern.exec(path) : null;
      if (parts) return answer(by, parts.slice(1), body);
    }
    return NOT_FOUND;
  };
}

const WHERE = {
  workspace2: {
    id: '6512f000-0000-4000-8000-000000000001',
    created_at: '2026-01-01T00:00:00Z',
    default_workflow_id: 500,
    estimate_scale: [1, 2, 3],
    name: 'Harbor Goods',
    url_slug: 'harbor-goods',
    utc_offset: '+00:00',
  },
  organization2: { id: '6512f000-0000-4000-8000-000000000001' },
};
