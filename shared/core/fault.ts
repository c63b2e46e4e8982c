/**
 * Something that should not be, of our own or of the deployment's making. Its words are ours, with ids and names of the configuration at most,
 * never a text from outside: the log tells them, and those of other errors it does not.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
}
