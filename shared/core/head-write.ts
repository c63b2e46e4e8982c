import type { Head } from './head.ts';

type NumberAttribute = {
  [K in keyof Head]-?: Head[K] extends number | undefined ? K : never;
}[keyof Head];
type ListAttribute = {
  [K in keyof Head]-?: NonNullable<Head[K]> extends readonly unknown[] ? K : never;
}[keyof Head];
type TimesAttribute = {
  [K in keyof Head]-?: NonNullable<Head[K]> extends readonly number[] ? K : never;
}[keyof Head];
type Attribute = keyof Head;

/** A condition on the head as it is stored; an attribute that is absent fulfils only what says so. */
export type Condition =
  | { readonly is: 'absent' | 'present'; readonly attribute: Attribute }
  | { readonly is: 'equal'; readonly attribute: Attribute; readonly to: string | number | boolean }
  | {
      readonly is: 'in';
      readonly attribute: Attribute;
      readonly values: readonly (string | number)[];
    }
  /** None of these, or absent. */
  | { readonly is: 'notIn'; readonly attribute: Attribute; readonly values: readonly string[] }
  | { readonly is: 'below'; readonly attribute: NumberAttribute; readonly limit: number }
  /** The task was started by the person with this id. */
  | { readonly is: 'startedBy'; readonly person: string }
  /** Both attributes hold the same number. */
  | { readonly is: 'same'; readonly attribute: NumberAttribute; readonly as: NumberAttribute }
  /** The list does not hold this string; an absent list holds nothing. */
  | { readonly is: 'lacks'; readonly attribute: ListAttribute; readonly value: string }
  /** The list has fewer elements; an absent list has none. */
  | { readonly is: 'shorter'; readonly attribute: ListAttribute; readonly than: number }
  /** The n-th element of the list, from 0, is below the limit, or the list has none there. */
  | {
      readonly is: 'nthBelow';
      readonly attribute: TimesAttribute;
      readonly nth: number;
      readonly limit: number;
    }
  | { readonly is: 'any'; readonly of: readonly Condition[] };

/**
 * One change of a head, as data: every store applies the same one, in memory or as a DynamoDB expression. All of `when` must hold.
 * Then, all at once: `set` and `remove` put values, `add` counts up from what is there (or from 0), `append` and `prepend` lengthen lists at either end. An
 * attribute stands in at most one of the five.
 */
export interface HeadWrite {
  readonly when: readonly Condition[];
  readonly set?: Partial<Head>;
  readonly add?: { readonly [K in NumberAttribute]?: number };
  readonly append?: {
    readonly [K in ListAttribute]?: readonly (NonNullable<Head[K]> & readonly unknown[])[number][];
  };
  readonly prepend?: { readonly [K in TimesAttribute]?: readonly number[] };
  readonly remove?: readonly Attribute[];
}
