import type { Verification } from '../../shared/core/tracker.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import { believedSecrets } from './believed-secrets.ts';
import type { Difference } from './difference.ts';
import { DIFFERENCES } from './differences.ts';
import { PEERS } from './peers.ts';
import { reference } from './reference/reference.ts';
import type { Shot } from './shot.ts';

/** What came out for one request at the verifiers. */
export interface Judgement {
  readonly ours: Verification;
  /** How often a peer, or the reference, said the same. */
  readonly agreed: number;
  /** Where a peer says something else for a reason that we know. */
  readonly known: readonly Difference[];
  /** Bugs, in a sentence each. */
  readonly wrong: readonly string[];
}

/** Our verifier beside the reference, which has to say the same, and the peers, which may differ where it is documented. */
export async function judge(shot: Shot): Promise<Judgement> {
  let ours: Verification;
  try {
    ours = verify(shot);
  } catch (error) {
    return {
      ours: { refused: 'unavailable' },
      agreed: 0,
      known: [],
      wrong: [`ours threw ${error}`],
    };
  }
  const wrong: string[] = [];
  const known: Difference[] = [];
  let agreed = 0;
  const says = reference(shot);
  const [mine, theirs] = [
    'key' in ours ? ours.key : 'refused',
    says === 'refused' ? says : says.key,
  ];
  if (mine === theirs) agreed += 1;
  else wrong.push(`ours says ${mine}, the reference ${theirs}`);
  for (const peer of PEERS) {
    if (!peer.knows(shot)) continue;
    const believed = await believedSecrets(peer, shot);
    if (believed.length > 0 === 'key' in ours) {
      agreed += 1;
      continue;
    }
    const difference = DIFFERENCES.find(
      (each) =>
        each.peers.includes(peer) &&
        each.ours === verdict(ours) &&
        each.explains({ shot, ours, believed }),
    );
    if (difference) known.push(difference);
    else wrong.push(`ours ${verdict(ours)} it, ${peer.name} does not`);
  }
  return { ours, agreed, known, wrong };
}

function verify(shot: Shot): Verification {
  const tracker = trackers.find(({ name }) => name === shot.connection.tracker);
  if (!tracker) throw new Error(`no tracker ${shot.connection.tracker}`);
  const { headers, body, now: receivedAt, connection } = shot;
  return tracker.verify(
    { connection: connection.name, headers, body, receivedAt },
    connection,
    shot.now,
  );
}

function verdict(ours: Verification): Difference['ours'] {
  return 'key' in ours ? 'accepts' : 'refuses';
}
