/** The field that keeps a payload from being read. */
export interface Unreadable {
  readonly invalid: 'field_missing' | 'field_invalid';
  readonly field: string;
}

export function missing(field: string): Unreadable {
  return { invalid: 'field_missing', field };
}
