import { existsSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { SluiceStack } from './stack.ts';

const USUAL_CONFIG = './sluice.yaml';

const app = new App();
const given: unknown = app.node.tryGetContext('config');
const config = given === undefined && existsSync(USUAL_CONFIG) ? USUAL_CONFIG : given;
new SluiceStack(app, 'Sluice', typeof config === 'string' && config !== '' ? { config } : {});
