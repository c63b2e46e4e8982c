/**
 * What a webhook sends, and what a story's history holds: one change of one or several entities.
 * https://developer.shortcut.com/api/webhook/v1
 */
export interface Payload {
  id: string;
  changed_at: string;
  /** Absent where no member did it: an automation, an integration. */
  member_id: string;
  actor_name: string;
  /** Of the entity that was changed; absent where several stories were changed at once. */
  primary_id: number | string;
  actions: readonly Action[];
  /** The names of what `actions` name by id; may be missing. */
  references: readonly Reference[];
}

/** What was done to one entity: a story, a comment on one, a label, … */
export interface Action {
  id: number | string;
  entity_type: string;
  action: string;
  name: string;
  app_url: string;
  description: string;
  story_type: string;
  workflow_state_id: number;
  label_ids: readonly number[];
  owner_ids: readonly string[];
  requested_by_id: string;
  /** By field: `{new, old}`, or `{adds, removes}` where the field is a list. */
  changes: object;
  /** The last three: of a comment. */
  text: string;
  author_id: string;
  story_id: number;
}

/** Something that an action names by its id. */
export interface Reference {
  id: number | string;
  entity_type: string;
  name: string;
  app_url: string;
  /** Of a workflow state. */
  type: string;
}

/** One field of `changes`. */
export interface Difference {
  new: unknown;
  old: unknown;
  adds: readonly unknown[];
  removes: readonly unknown[];
}
