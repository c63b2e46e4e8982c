import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');

/** `Validations.ACKNOWLEDGED_RULES_METADATA_KEY`, without loading the CDK. */
const ACKNOWLEDGED = 'aws:cdk:acknowledged-rules';

// biome-ignore lint/suspicious/noExplicitAny: a template is whatever CloudFormation takes.
type Properties = any;

interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
  readonly DependsOn?: readonly string[];
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Properties;
}

export interface Synthesized {
  readonly template: Template;
  readonly templateOf: (stack: string) => Promise<Template>;
  /** What was taken of cdk-nag's findings, and why: a line for each construct. */
  readonly acknowledged: () => Promise<{ path: string; finding: string; reason: string }[]>;
  /** The bundle of a function; it is not there when the functions were not bundled. */
  readonly bundle: (step: string) => string;
  readonly remove: () => Promise<void>;
}

export interface SynthesizeOptions {
  /** Without bundles it takes a quarter of the time. */
  readonly bundles: boolean;
  /** The stack whose template is wanted. @default Sluice */
  readonly stack?: string;
  /** Another app than that of cdk.json, from the root of the repository. */
  readonly app?: string;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** Runs an app as the CDK's own command does. Rejects with what it said when it fails, as it does on a finding of cdk-nag. */
export async function synthesize(options: SynthesizeOptions): Promise<Synthesized> {
  const { bundles, stack = 'Sluice' } = options;
  const { app } = JSON.parse(await readFile(join(ROOT, 'cdk.json'), 'utf8'));
  const [node, usual] = app.split(' ');
  const folder = await mkdtemp(join(tmpdir(), 'sluice-cdk-'));
  // What lies around in the checkout is no part of it.
  const context = {
    config: '',
    ...options.context,
    ...(bundles ? {} : { 'aws:cdk:bundling-stacks': [] }),
  };
  await promisify(execFile)(join(ROOT, node), [options.app ?? usual], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) },
  });
  const read = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const templateOf = (name: string): Promise<Template> => read(`${name}.template.json`);
  const template = await templateOf(stack);
  const { files } = await read(`${stack}.assets.json`);
  return {
    template,
    templateOf,
    async acknowledged() {
      const entries: [string, { type: string; data: object }[]][] = Object.entries(
        await read(`${stack}.metadata.json`),
      );
      return entries.flatMap(([path, metadata]) =>
        metadata
          .filter(({ type }) => type === ACKNOWLEDGED)
          .flatMap(({ data }) => Object.entries(data))
          .map(([finding, reason]) => ({ path, finding, reason })),
      );
    },
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

/** What a function may do, by the template. */
export function statementsOf(
  template: Template,
  step: string,
): { Action: string | string[]; Resource: unknown }[] {
  const [, properties] = functionOf(template, step);
  const role: string = properties.Role['Fn::GetAtt'][0];
  return Object.values(resources(template, 'AWS::IAM::Policy'))
    .filter(({ Roles }) => Roles.some(({ Ref }: { Ref: string }) => Ref === role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** The logical id of a function, and its properties. */
export function functionOf(template: Template, step: string): readonly [string, Properties] {
  const prefix = `Sluice${step[0]?.toUpperCase()}${step.slice(1)}`;
  const functions = Object.entries(resources(template, 'AWS::Lambda::Function'));
  const found = functions.find(([id]) => id.startsWith(prefix));
  if (!found) throw new Error(`no function ${prefix}`);
  return found;
}
