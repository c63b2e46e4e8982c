import { existsSync } from 'node:fs';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { SluiceStack } from './stack.ts';

const USUAL_CONFIG = './sluice.yaml';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

/** `-c name=value`, or in cdk.json; an empty text is none. */
function given(name: string): string | undefined {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' ? value : undefined;
}

const config = given('config') ?? (existsSync(USUAL_CONFIG) ? USUAL_CONFIG : '');
const alarmEmail = given('alarmEmail') ?? '';
new SluiceStack(app, given('stack') ?? 'Sluice', {
  ...(config === '' ? {} : { config }),
  ...(alarmEmail === '' ? {} : { alarmEmail }),
});
