import { canSignStandard, standardKey } from '../../shared/core/standard-webhooks.ts';
import type { ConfigDocument } from '../../shared/runtime/config/config-document.ts';
import type { Answer, Context } from '../command.ts';
import { documentOf } from '../config/document-of.ts';
import { Failure } from '../failure.ts';
import { target } from '../target.ts';
import { vaultOf } from '../vault/vault-of.ts';
import type { Slot } from './slots.ts';
import { slotNamed } from './slots.ts';

/** Secrets Manager takes no more. */
const MAX_BYTES = 65_536;

export interface SetOptions {
  readonly of: string;
  readonly name: string | undefined;
  readonly file: string | undefined;
}

/** Gives a secret the value on standard input. Neither the value nor its length is shown. */
export async function setSecret({ of, name, file }: SetOptions, context: Context): Promise<Answer> {
  const { io } = context;
  const to = await target(context);
  const { document, where } = await documentOf(to, file, io, 'secrets set');
  const slot = slotNamed(document, where, of, name);
  const vault = vaultOf(to, io);
  const value = secretIn(await io.stdin(), slot, document);
  await vault.put(slot.reference, value);
  const said = `${slot.reference} is filled: the ${slot.name} of \`${slot.of}\`. Every function knows it within a minute.`;
  return { exit: 'ok', json: { ok: true, ...slot }, text: () => said };
}

function secretIn(bytes: Uint8Array, slot: Slot, document: ConfigDocument): string {
  const value = Buffer.from(bytes)
    .toString('utf8')
    .replace(/[\r\n]+$/, '');
  const refuse = (what: string, hint: string) =>
    new Failure('usage', `What came on standard input ${what}.`, { hint });
  if (value.trim() === '')
    throw refuse('is empty', `Pipe the value: \`sluice secrets set ${slot.of} < file\`.`);
  if (bytes.length > MAX_BYTES) throw refuse('is larger than 64 KB', 'Is it the right file?');
  if (slot.name === 'privateKey' && !value.includes('-----BEGIN'))
    throw refuse('is no private key', 'It is the .pem file that was downloaded for the App.');
  const signature = document.connections[slot.of]?.signature;
  const isOfSender = document.connections[slot.of]?.tracker === 'webhook';
  if (isOfSender && slot.name.startsWith('secret') && signature?.scheme === 'standard') {
    const fits = canSignStandard(value) ? standardKey(value) !== undefined : true;
    if (!fits)
      throw refuse(
        'is no secret of Standard Webhooks',
        'That is `whsec_` and the base64 of 24 to 64 bytes, or `whpk_` and a public key.',
      );
  }
  return value;
}
