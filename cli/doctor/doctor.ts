import type { Finding } from '../../shared/core/finding.ts';
import type { Answer, Context } from '../command.ts';
import { documentOf } from '../config/document-of.ts';
import { namedConnection } from '../setup/named-connection.ts';
import { connectionOf } from '../setup/side-of.ts';
import type { Target } from '../target.ts';
import { target } from '../target.ts';
import { vaultOf } from '../vault/vault-of.ts';
import { doctorView } from '../views/doctor-view.ts';
import { configuration } from './configuration.ts';
import { endpoint } from './endpoint.ts';
import { guarded } from './guarded.ts';
import { line } from './line.ts';
import type { Patient } from './patient.ts';
import { secrets } from './secrets.ts';
import { signature } from './signature.ts';
import { trackerSide } from './tracker-side.ts';

export interface DoctorOptions {
  /** Only this connection, or the one of this tracker. */
  readonly word: string | undefined;
  /** The file that the deployment is compared with. */
  readonly file: string | undefined;
}

/** Looks at one Sluice end to end. Changes nothing but the ledger, which keeps that a ping came. */
export async function doctor({ word, file }: DoctorOptions, context: Context): Promise<Answer> {
  const { io } = context;
  const of = await target(context);
  const url = 'aws' in of ? (await of.aws.deployment()).url : of.door.url;
  const operator = 'aws' in of ? of.aws.operator : context.operator;
  const findings: Finding[] = [stackFinding(of, url)];
  const take = async (check: string, look: () => Promise<readonly Finding[]>) => {
    findings.push(...(await guarded(check, look)));
  };
  await take('endpoint', () => endpoint({ url, io }));
  let patient: Patient | undefined;
  await take('configuration', async () => {
    const found = await documentOf(of, undefined, io, 'doctor');
    const { document, where } = found;
    const connections =
      word === undefined
        ? Object.keys(document.connections)
        : [namedConnection(word, document, where)];
    patient = { of, io, operator, vault: vaultOf(of, io), url, document, connections };
    return configuration({ of, io, document }, found, file);
  });
  if (patient) {
    const known = patient;
    await take('secrets', () => secrets(known));
    for (const name of known.connections) await take(name, () => ofConnection(name, known));
    await take('queues', () => line(known));
  }
  const problems = findings.filter(({ state }) => state === 'problem').length;
  return {
    exit: problems === 0 ? 'ok' : 'failed',
    json: { ok: problems === 0, problems, findings },
    text: (paint) => doctorView(findings, paint),
  };
}

async function ofConnection(name: string, patient: Patient): Promise<readonly Finding[]> {
  const { document, vault, io } = patient;
  const connection = await connectionOf(name, document, vault, io.now());
  if (!connection) return [];
  return [
    ...(await guarded(`signature of ${name}`, () => signature(connection, patient))),
    ...(await guarded(`tracker of ${name}`, () => trackerSide(connection, patient))),
  ];
}

function stackFinding(of: Target, url: string): Finding {
  return 'aws' in of
    ? { check: 'deployment', state: 'ok', says: `the stack ${of.aws.stack} is there` }
    : { check: 'deployment', state: 'ok', says: `a Sluice runs on this machine at ${url}` };
}
