import type { Item } from './attribute-value.ts';

/**
 * The form in which items are written now. An item carries the number of its form only from 2 on, as every byte of a head is billed
 * with each of its writes; without one it is of form 1. A form ends where a reader of before would misunderstand: a new field that it
 * may leave out of account needs none. Items as each form wrote them are kept in test/shared/aws/forms/.
 */
export const FORM = 1;

/** What a newer version wrote, seen by an older one after a rollback: touched by nobody until the newer one is back. */
class NewerForm extends Error {
  override readonly name = 'NewerForm';

  constructor(what: string, form: unknown) {
    super(
      `${what} was written in form ${String(form)} by a newer version, and this one knows forms up to ${FORM}: deploy the newer one again (docs/upgrading.md)`,
    );
  }
}

/** @throws NewerForm */
export function refuseNewer(item: Item): void {
  if (item.form === undefined) return;
  if (Number(item.form.N) <= FORM) return;
  throw new NewerForm(`The item ${item.pk?.S} / ${item.sk?.S}`, item.form.N);
}
