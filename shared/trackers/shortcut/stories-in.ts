import type { Unproven } from '../body/unproven.ts';
import { part } from '../body/unproven.ts';
import { idOf } from './id-of.ts';
import type { Action, Difference } from './payload.ts';

/** What one delivery says of one story. */
export interface Told {
  readonly id: string;
  readonly actions: readonly Unproven<Action>[];
  /** The first comment on it. */
  readonly comment?: Unproven<Action>;
}

/** Sorts actions by the story that they are of. A comment names its story only when it is changed; a new one is named by the story. */
export function storiesIn(actions: readonly Unproven<Action>[]): readonly Told[] {
  const ofStories = actions.filter(({ entity_type }) => entity_type === 'story');
  const comments = actions.filter(({ entity_type }) => entity_type === 'story-comment');
  const storyOf = (comment: Unproven<Action>) =>
    idOf(comment.story_id) ?? idOf(ofStories.find((story) => adds(story, comment.id))?.id);
  const ids = new Set([
    ...ofStories.flatMap(({ id }) => idOf(id) ?? []),
    ...comments.flatMap((comment) => storyOf(comment) ?? []),
  ]);
  return [...ids].map((id) => {
    const comment = comments.find((each) => storyOf(each) === id);
    const own = ofStories.filter((each) => idOf(each.id) === id);
    return { id, actions: own, ...(comment && { comment }) };
  });
}

function adds({ changes }: Unproven<Action>, comment: unknown): boolean {
  const { comment_ids } = part<{ comment_ids: unknown }>(changes);
  const { adds: added } = part<Difference>(comment_ids);
  return comment !== undefined && Array.isArray(added) && added.includes(comment);
}
