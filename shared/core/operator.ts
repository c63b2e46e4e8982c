import type { Person } from './head.ts';

const PREFIX = 'operator:';

/** A person who acts through the operator's door, where IAM or the machine's own login has said who they are. */
export function operator(name: string): Person {
  return { id: `${PREFIX}${name}`, name };
}

/** No tracker gives out such an id: theirs are numbers and UUIDs, and a sender's is its connection's name, which has no colon. */
export function isOperator(person: Person): boolean {
  return person.id.startsWith(PREFIX);
}
