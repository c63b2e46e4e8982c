import type { Change } from '../../core/event.ts';
import type { Unproven } from '../body/unproven.ts';
import { parts, text } from '../body/unproven.ts';
import type { Changelog, Item } from './payload.ts';

type Given = Unproven<Item>;

/** What a changelog says was done, but for whether it ended the issue. https://developer.atlassian.com/cloud/jira/platform/webhooks/ */
export function itemChanges({ items }: Unproven<Changelog>): readonly Change[] {
  return parts<Item>(items).flatMap((item) => {
    switch (text(item.fieldId) ?? text(item.field)) {
      case 'labels':
        return labelChanges(item);
      case 'assignee':
        return assigneeChanges(item);
      case 'status':
      case 'Status':
        return statusChanges(item);
      case 'resolution':
        // Taken away again: its workflow has opened it anew.
        return text(item.from) !== undefined && text(item.to) === undefined
          ? [{ kind: 'reopened' } as const]
          : [];
      case 'summary':
      case 'description':
        return [{ kind: 'edited' } as const];
      default:
        return [];
    }
  });
}

/** Labels stand in one text, with spaces between them: Jira takes none with a space. */
function labelChanges(item: Given): readonly Change[] {
  const before = listIn(text(item.fromString));
  const after = listIn(toText(item));
  return [
    ...before
      .filter((label) => !after.includes(label))
      .map((label) => ({ kind: 'unlabeled', label }) as const),
    ...after
      .filter((label) => !before.includes(label))
      .map((label) => ({ kind: 'labeled', label }) as const),
  ];
}

function assigneeChanges(item: Given): readonly Change[] {
  const gone = text(item.from) ?? text(item.fromString);
  const come = text(item.to) ?? toText(item);
  return [
    ...(gone === undefined ? [] : [{ kind: 'unassigned', assignee: gone } as const]),
    ...(come === undefined ? [] : [{ kind: 'assigned', assignee: come } as const]),
  ];
}

function statusChanges(item: Given): readonly Change[] {
  const status = toText(item);
  return status === undefined ? [] : [{ kind: 'moved', status }];
}

/** The field that is called as every object's method is. */
function toText(item: Given): string | undefined {
  return Object.hasOwn(item, 'toString') ? text(Reflect.get(item, 'toString')) : undefined;
}

function listIn(labels: string | undefined): readonly string[] {
  return labels?.split(' ').filter((label) => label !== '') ?? [];
}
