import { App, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { SluiceStack } from '../../infra/stack.ts';

/** The stack with a few things beside it, and one in it, that cdk-nag is there to find. */
const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
const stack = new SluiceStack(app, 'Sluice');
new Queue(stack, 'Careless');
const receive = stack.node.findChild('Sluice').node.findChild('Receive');
// Beside the prefix that is acknowledged: what is said of one resource is not said of another.
const everything = stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: '*' });
const statement = new PolicyStatement({ actions: ['ssm:GetParameter'], resources: [everything] });
if ('addToRolePolicy' in receive && typeof receive.addToRolePolicy === 'function')
  receive.addToRolePolicy(statement);
