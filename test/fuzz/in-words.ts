import { believedSecrets } from './believed-secrets.ts';
import { judge } from './judge.ts';
import { PEERS } from './peers.ts';
import type { Shot } from './shot.ts';

/** A request as a person can read it, byte for byte, with what each verifier says. Its secrets are made up. */
export async function inWords(shot: Shot): Promise<string> {
  const { ours, known, wrong } = await judge(shot);
  const peers = await Promise.all(
    PEERS.filter((peer) => peer.knows(shot)).map(async (peer) => {
      const believed = await believedSecrets(peer, shot);
      return `  ${peer.name}: ${believed.length > 0 ? 'accepts' : 'refuses'}`;
    }),
  );
  return [
    `${shot.method} /webhooks/${shot.to} at ${new Date(shot.now).toISOString()} (${shot.now})`,
    ...[...shot.headers].map(([name, value]) => `  ${name}: ${quoted(value)}`),
    `  body, ${shot.body.length} bytes: ${quoted(shot.body.toString('latin1'))}`,
    `  signature of the connection: ${JSON.stringify(shot.connection.signature)}`,
    `  secrets of the connection: ${shot.connection.secrets.map(quoted).join(', ') || 'none'}`,
    `  mutations: ${shot.mutations.join(' · ') || 'none'}`,
    `  ours: ${JSON.stringify(ours)}`,
    ...peers,
    ...known.map(({ name }) => `  known difference: ${name}`),
    ...wrong.map((each) => `  WRONG: ${each}`),
  ].join('\n');
}

/** Each byte of a body, and each character of a header, visibly. */
function quoted(text: string): string {
  const escaped = JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const MAX_CHARS = 4_000;
  return escaped.length > MAX_CHARS ? `${escaped.slice(0, MAX_CHARS)}… (${text.length})` : escaped;
}
