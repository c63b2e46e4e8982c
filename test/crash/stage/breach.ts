/** What a scenario promises on its way is not so; the message says what. */
export class Breach extends Error {
  override readonly name: string = 'Breach';
}
