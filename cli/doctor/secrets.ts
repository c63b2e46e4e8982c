import type { Finding } from '../../shared/core/finding.ts';
import { slotsIn } from '../secrets/slots.ts';
import type { Patient } from './patient.ts';

/** Whether every secret that the configuration names has a value. */
export function secrets({ document, vault, connections }: Patient): Promise<readonly Finding[]> {
  const wanted = slotsIn(document).filter(
    ({ kind, of }) => kind === 'agent' || connections.includes(of),
  );
  return Promise.all(
    wanted.map(async ({ of, name, reference }): Promise<Finding> => {
      const check = `${name} of ${of}`;
      const state = await vault.state(reference);
      if (state === 'filled') return { check, state: 'ok', says: `${reference} is filled` };
      if (state === 'elsewhere')
        return { check, state: 'skip', says: `${reference} is not kept here` };
      const fix = reference.startsWith('env:')
        ? `Set ${reference.slice('env:'.length)} where Sluice is started.`
        : `\`sluice secrets set ${of} --name ${name}\`, with the value on standard input.`;
      return { check, state: 'problem', says: `${reference} is ${state}`, fix };
    }),
  );
}
