import type { Unproven } from '../body/unproven.ts';
import { parts, text } from '../body/unproven.ts';
import { idOf } from './id-of.ts';
import type { Action, Payload, Reference } from './payload.ts';

/** What a payload calls the things that it names by id. */
export interface Names {
  label(id: string): string | undefined;
  state(id: string): { readonly name: string; readonly ended: boolean } | undefined;
  /** Where the story is. */
  story(id: string): string | undefined;
}

/** By its `references`; a label that was made or deleted in the same change is among its actions only. */
export function namesOf(payload: Unproven<Payload>): Names {
  const known: readonly Unproven<Reference & Action>[] = [
    ...parts<Reference & Action>(payload.references),
    ...parts<Reference & Action>(payload.actions),
  ];
  const find = (type: string, id: string) =>
    known.filter((each) => each.entity_type === type && idOf(each.id) === id);
  return {
    label: (id) => nameOf(find('label', id)),
    state(id) {
      const states = find('workflow-state', id);
      const name = nameOf(states);
      return name === undefined
        ? undefined
        : { name, ended: states.some(({ type }) => type === 'done') };
    },
    story: (id) =>
      find('story', id)
        .map(({ app_url }) => text(app_url))
        .find((url) => url !== undefined),
  };
}

/** Where a payload calls one thing by two names, none of them is believed. */
function nameOf(found: readonly Unproven<Reference>[]): string | undefined {
  const names = new Set(found.flatMap(({ name }) => text(name) ?? []));
  return names.size === 1 ? [...names][0] : undefined;
}
