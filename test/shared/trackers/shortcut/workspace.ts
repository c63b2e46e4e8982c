import { randomUUID } from 'node:crypto';
import type { Json } from './letters.ts';
import { ANN, BOB, SLUICE } from './letters.ts';

const APP = 'https://app.shortcut.com/harbor-goods';
export const TOKENS: Readonly<Record<string, string>> = { ann: ANN, sluice: SLUICE };
const EYE = '6512f0d9-0000-4000-8000-00000000000a';
const GONE = '6512f0d9-0000-4000-8000-00000000000b';
export const PEOPLE = { eye: EYE, gone: GONE };
const TEAM = '6512f0e1-0000-4000-8000-0000000000aa';

const STATES: readonly [id: number, name: string, type: string][] = [
  [500, 'Backlog', 'backlog'],
  [501, 'Ready for Development', 'unstarted'],
  [502, 'In Development', 'started'],
  [503, 'Ready for Review', 'started'],
  [504, 'Done', 'done'],
  [505, 'Dropped', 'done'],
];
/** A second workflow, so that a state of another one's would show. */
const OTHER_STATES: readonly [id: number, name: string, type: string][] = [
  [601, 'Idea', 'unstarted'],
  [602, 'Making', 'started'],
  [604, 'Shipped', 'done'],
];

/** A workspace of Shortcut: what its API changes and shows, with the history that its webhooks would send. */
export function workspace() {
  // Every change has a second of its own.
  let now = Date.UTC(2026, 10, 20, 9);
  let next = 4_000;
  const id = () => {
    next += 1;
    return next;
  };
  const tick = () => {
    now += 1_000;
    return new Date(now).toISOString();
  };
  const workflows = [workflow(500, 'Shop', STATES), workflow(600, 'Design', OTHER_STATES)];
  const members = [
    member(ANN, 'ann', 'Ann Lee', 'member'),
    member(BOB, 'bob', 'Bob Roy', 'owner'),
    member(SLUICE, 'sluice', 'Sluice', 'member'),
    member(EYE, 'eye', 'Eve Eye', 'observer'),
    { ...member(GONE, 'gone', 'Gus Gone', 'admin'), disabled: true, state: 'disabled' },
  ];
  const labels: Json[] = [];
  const stories = new Map<number, Json>();

  function labelOf(name: string): Json {
    const known = labels.find((each) => each.name === name);
    if (known) return known;
    const made = label(id(), name);
    labels.push(made);
    return made;
  }

  /** Writes down what changed, as a webhook would tell it. */
  function record(story: Json, by: string, action: Json, references: Json[] = []): Json {
    const entry = {
      id: randomUUID(),
      changed_at: tick(),
      primary_id: story.id,
      member_id: by,
      version: 'v1',
      actions: [
        {
          id: story.id,
          entity_type: 'story',
          app_url: story.app_url,
          name: story.name,
          story_type: story.story_type,
          ...action,
        },
      ],
      ...(references.length > 0 && { references }),
    };
    story.history.push(entry);
    story.updated_at = entry.changed_at;
    return entry;
  }

  function create(by: string, wish: Json): { readonly story: Json; readonly entry: Json } {
    const at = tick();
    const number = id();
    const story: Json = {
      ...empty(number, by, at),
      ...wish,
      labels: (wish.labels ?? []).map(labelOf),
      history: [],
      comments: [],
    };
    stories.set(number, story);
    const state = STATES.find(([one]) => one === story.workflow_state_id);
    const entry = record(
      story,
      by,
      {
        action: 'create',
        ...(story.description && { description: story.description }),
        ...(story.labels.length > 0 && { label_ids: ids(story.labels) }),
        ...(story.owner_ids.length > 0 && { owner_ids: story.owner_ids }),
        workflow_state_id: story.workflow_state_id,
        requested_by_id: by,
      },
      [
        ...story.labels.map(labelReference),
        { id: state?.[0], entity_type: 'workflow-state', name: state?.[1], type: state?.[2] },
      ],
    );
    return { story, entry };
  }

  /** Changes fields of a story, of which `labels` are names, and writes it down. Answers nothing where nothing changed. */
  function update(by: string, story: Json, fields: Json): Json {
    const changes: Json = {};
    const references: Json[] = [];
    for (const [field, value] of Object.entries<Json>(fields)) {
      if (field === 'labels') {
        const wanted = value.map(labelOf);
        const adds = ids(wanted).filter((one) => !ids(story.labels).includes(one));
        const removes = ids(story.labels).filter((one) => !ids(wanted).includes(one));
        if (adds.length + removes.length === 0) continue;
        references.push(
          ...[...story.labels, ...wanted]
            .filter((one) => adds.includes(one.id) || removes.includes(one.id))
            .map(labelReference),
        );
        changes.label_ids = {
          ...(adds.length > 0 && { adds }),
          ...(removes.length > 0 && { removes }),
        };
        story.labels = wanted;
      } else if (story[field] !== value) {
        changes[field] = { new: value, old: story[field] };
        if (field === 'workflow_state_id') references.push(...statesBetween(story[field], value));
        story[field] = value;
      }
    }
    if (Object.keys(changes).length === 0) return undefined;
    return record(story, by, { action: 'update', changes }, references);
  }

  return {
    workflows,
    members,
    groups: [group()],
    labels,
    stories,
    labelOf,
    create,
    update,
    comment(by: string, story: Json, wish: Json): Json {
      const made = commentOf(id(), story, by, tick(), wish);
      story.comments.push(made);
      return made;
    },
    /** Until the tracker's clock shows another time. */
    later: async () => void tick(),
  };
}

const ids = (things: readonly Json[]): number[] => things.map((one) => one.id);

function labelReference({ id, name, app_url }: Json) {
  return { id, entity_type: 'label', name, app_url };
}

function statesBetween(...states: readonly number[]) {
  return [...STATES, ...OTHER_STATES]
    .filter(([one]) => states.includes(one))
    .map(([id, name, type]) => ({ id, entity_type: 'workflow-state', name, type }));
}

function empty(id: number, by: string, at: string): Json {
  return {
    app_url: `${APP}/story/${id}`,
    description: '',
    archived: false,
    started: false,
    story_links: [],
    entity_type: 'story',
    mention_ids: [],
    member_mention_ids: [],
    group_mention_ids: [],
    story_type: 'bug',
    linked_files: [],
    workflow_id: 500,
    completed_at_override: null,
    started_at: null,
    completed_at: null,
    name: 'Totals',
    global_id: `v2:s:${id}`,
    blocker: false,
    branches: [],
    epic_id: null,
    story_template_id: null,
    external_links: [],
    previous_iteration_ids: [],
    requested_by_id: by,
    iteration_id: null,
    tasks: [],
    started_at_override: null,
    group_id: TEAM,
    workflow_state_id: 501,
    updated_at: at,
    pull_requests: [],
    follower_ids: [by],
    owner_ids: [],
    external_id: null,
    id,
    estimate: null,
    commits: [],
    files: [],
    position: id,
    blocked: false,
    project_id: null,
    deadline: null,
    stats: { num_related_documents: 0 },
    created_at: at,
    moved_at: at,
  };
}

function label(id: number, name: string): Json {
  const at = '2026-01-01T00:00:00Z';
  return {
    id,
    name,
    app_url: `${APP}/label/${id}`,
    description: null,
    archived: false,
    entity_type: 'label',
    color: null,
    global_id: `v2:l:${id}`,
    updated_at: at,
    external_id: null,
    created_at: at,
  };
}

function commentOf(id: number, story: Json, by: string, at: string, wish: Json): Json {
  return {
    app_url: `${story.app_url}#activity-${id}`,
    entity_type: 'story-comment',
    deleted: false,
    story_id: story.id,
    mention_ids: [],
    member_mention_ids: [],
    group_mention_ids: [],
    author_id: by,
    linked_to_slack: false,
    updated_at: at,
    external_id: null,
    id,
    position: id,
    reactions: [],
    created_at: at,
    text: '',
    ...wish,
  };
}

function workflow(id: number, name: string, states: readonly [number, string, string][]): Json {
  const at = '2026-01-01T00:00:00Z';
  return {
    id,
    name,
    description: '',
    entity_type: 'workflow',
    project_ids: [],
    updated_at: at,
    created_at: at,
    auto_assign_owner: true,
    team_id: id,
    default_state_id: states[0]?.[0],
    // Not in their order, which only `position` tells.
    states: states.toReversed().map(([state, called, type]) => ({
      id: state,
      name: called,
      type,
      position: state,
      description: '',
      entity_type: 'workflow-state',
      verb: null,
      global_id: `v2:ws:${state}`,
      num_stories: 0,
      num_story_templates: 0,
      updated_at: at,
      created_at: at,
    })),
  };
}

function member(id: string, mention: string, name: string, role: string): Json {
  const at = '2026-01-01T00:00:00Z';
  return {
    id,
    role,
    entity_type: 'member',
    disabled: false,
    global_id: `v2:m:${id}`,
    state: 'full',
    updated_at: at,
    created_at: at,
    created_without_invite: false,
    group_ids: [],
    profile: {
      id,
      entity_type: 'profile',
      deactivated: false,
      mention_name: mention,
      name,
      gravatar_hash: null,
      display_icon: null,
      is_owner: role === 'owner',
      email_address: `${mention}@harbor.example`,
    },
  };
}

function group(): Json {
  const at = '2026-01-01T00:00:00Z';
  return {
    id: TEAM,
    name: 'Checkout',
    mention_name: 'checkout',
    app_url: `${APP}/group/1`,
    description: '',
    archived: false,
    entity_type: 'group',
    color: null,
    color_key: 'blue',
    num_stories: 0,
    num_stories_started: 0,
    num_stories_backlog: 0,
    num_epics_started: 0,
    global_id: 'v2:g:1',
    updated_at: at,
    display_icon: null,
    default_workflow_id: null,
    member_ids: [],
    workflow_ids: [500],
    created_at: at,
  };
}
