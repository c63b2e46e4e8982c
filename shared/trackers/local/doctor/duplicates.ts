import type { LocalTicket } from '../read/read-ticket.ts';
import type { Problem } from './problem.ts';

/** Ids and slugs that several tickets have. */
export function duplicates(tickets: readonly LocalTicket[]): Problem[] {
  return (['id', 'slug'] as const).flatMap((key) => {
    const by = Map.groupBy(tickets, ({ envelope }) => envelope[key]);
    return [...by].flatMap(([name, group]) =>
      name === '' || group.length < 2
        ? []
        : [{ says: `duplicate ${key}: ${name} (${shown(group)})` }],
    );
  });
}

function shown(group: readonly LocalTicket[]): string {
  const paths = group.slice(0, 3).map(({ place }) => place.names.join('/'));
  return group.length > 3 ? `${paths.join(', ')}, …` : paths.join(', ');
}
