import { App } from 'aws-cdk-lib';
import { SluiceStack } from './stack.ts';

new SluiceStack(new App(), 'Sluice');
