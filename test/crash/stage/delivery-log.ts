import type { DeliveryLog, DeliveryLogKind, Logged } from '../../../shared/core/delivery-log.ts';

/** What GitHub wrote down of its deliveries, the oldest first, and the way to have one sent again. */
export interface Sendings {
  readonly log: readonly Logged[];
  redeliver(id: string): void;
}

/** The log of the one hook that the emulated GitHub has, in one page. */
export function emulatedDeliveryLog({ log, redeliver }: Sendings): DeliveryLog {
  return {
    async hooks(place, _, etag) {
      return etag === 'hooks' ? 'unchanged' : { hooks: [`${place}/hooks/1`], etag: 'hooks' };
    },
    async page(_, { etag }) {
      const named = `of ${log.length}`;
      if (etag === named) return 'unchanged';
      const times = log.map(({ at }) => at);
      return {
        sendings: log.toReversed(),
        ...(times.length > 0 ? { newest: Math.max(...times), oldest: Math.min(...times) } : {}),
        etag: named,
      };
    },
    async redeliver(_, id) {
      redeliver(id);
    },
  };
}

/** As the registry has the real one; all its calls are `log`'s. */
export function deliveryLogKind(log: DeliveryLog): DeliveryLogKind {
  return {
    name: 'github',
    needs: 'a credential',
    places: () => ['/repos/harbor-goods/shop'],
    create: () => log,
  };
}
