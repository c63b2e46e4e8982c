import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

export interface PublicApiProps {
  readonly receive: IFunction;
  readonly report: IFunction;
}

/** The public door: senders and agents. There is none for operators. */
export class PublicApi extends Construct {
  /** Without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, { receive, report }: PublicApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Http', { description: 'Sluice' });
    const senders = new HttpLambdaIntegration('Receive', receive);
    const agents = new HttpLambdaIntegration('Report', report);
    const routes = [
      { path: '/webhooks/{connection}', methods: [HttpMethod.POST], integration: senders },
      { path: '/healthz', methods: [HttpMethod.GET], integration: senders },
      { path: '/tasks/{proxy+}', methods: [HttpMethod.GET, HttpMethod.POST], integration: agents },
    ];
    for (const route of routes) api.addRoutes(route);
    this.url = api.apiEndpoint;
  }
}
