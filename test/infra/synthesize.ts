import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');

// biome-ignore lint/suspicious/noExplicitAny: a template is whatever CloudFormation takes.
type Properties = any;

export interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: Properties }>
  >;
  readonly Outputs: Properties;
}

export interface Synthesized {
  readonly template: Template;
  /** The bundle of a function; it is not there when the functions were not bundled. */
  readonly bundle: (step: string) => string;
  readonly remove: () => Promise<void>;
}

/** Runs the app of cdk.json as the CDK's own command does. Without bundles it takes a quarter of the time. */
export async function synthesize({ bundles }: { bundles: boolean }): Promise<Synthesized> {
  const { app } = JSON.parse(await readFile(join(ROOT, 'cdk.json'), 'utf8'));
  const [node, ...args] = app.split(' ');
  const folder = await mkdtemp(join(tmpdir(), 'sluice-cdk-'));
  // What lies around in the checkout is no part of it.
  const context = { config: '', ...(bundles ? {} : { 'aws:cdk:bundling-stacks': [] }) };
  await promisify(execFile)(join(ROOT, node), args, {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) },
  });
  const read = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const template: Template = await read('Sluice.template.json');
  const { files } = await read('Sluice.assets.json');
  return {
    template,
    bundle(step) {
      const found = Object.entries(template.Resources).find(
        ([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.startsWith(`Sluice${step}`),
      );
      const hash = String(found?.[1].Properties.Code.S3Key).replace(/\.zip$/, '');
      return join(folder, files[hash].source.path, 'index.mjs');
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** The properties of all resources of a type, by logical id. */
export function resources({ Resources }: Template, type: string): Record<string, Properties> {
  return Object.fromEntries(
    Object.entries(Resources)
      .filter(([, { Type }]) => Type === type)
      .map(([id, { Properties }]) => [id, Properties]),
  );
}
