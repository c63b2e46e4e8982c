/** Something that must not happen has happened: the model was right, and the product was not. */
export class Broken extends Error {
  override readonly name = 'Broken';
}
