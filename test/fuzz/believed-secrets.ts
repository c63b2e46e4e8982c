import type { Peer } from './peers/peer.ts';
import type { Shot } from './shot.ts';

/** The secrets of ours with which a peer believes a request: somebody with two asks it twice. */
export async function believedSecrets(peer: Peer, shot: Shot): Promise<readonly string[]> {
  const believed: string[] = [];
  for (const secret of shot.connection.secrets) {
    try {
      if (await peer.believes(shot, secret)) believed.push(secret);
    } catch {
      // A refusal: whoever calls it answers with an error.
    }
  }
  return believed;
}
