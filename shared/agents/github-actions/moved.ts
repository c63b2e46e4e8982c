/** The repository is elsewhere now. */
export class Moved extends Error {
  override readonly name = 'Moved';
}
