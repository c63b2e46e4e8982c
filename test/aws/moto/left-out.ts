/** Types of resources that are not created in moto's server, and why. All others are. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': 'moto’s CloudFormation has no HTTP API; the routes are played',
  'AWS::ApiGatewayV2::Integration': 'as the HTTP API',
  'AWS::ApiGatewayV2::Route': 'as the HTTP API',
  'AWS::ApiGatewayV2::Stage': 'as the HTTP API',
  'AWS::CloudWatch::Alarm': 'unknown to moto’s CloudFormation',
  'AWS::Lambda::EventInvokeConfig': 'unknown to moto’s CloudFormation',
  'AWS::Lambda::EventSourceMapping':
    'moto would run the functions in Docker; the bundles run beside it, and the event source is played',
  'AWS::Logs::MetricFilter': 'unknown to moto’s CloudFormation',
  'AWS::Logs::QueryDefinition': 'unknown to moto’s CloudFormation',
  'AWS::SNS::TopicPolicy': 'unknown to moto’s CloudFormation',
  'AWS::SQS::QueuePolicy': 'unknown to moto’s CloudFormation',
  'AWS::Scheduler::Schedule': 'unknown to moto’s CloudFormation; its events are played',
  'AWS::SecretsManager::Secret':
    'unknown to moto’s CloudFormation; made in moto’s Secrets Manager instead',
};
