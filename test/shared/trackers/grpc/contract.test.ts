import { grpcBackend } from '../../../../shared/trackers/grpc/backend.ts';
import { grpc } from '../../../../shared/trackers/grpc/tracker.ts';
import { trackerContract } from '../../../contracts/tracker/contract.ts';
import { connectionOf } from '../../../support/world/samples.ts';

const connection = connectionOf({ name: 'osmia', tracker: 'grpc', secrets: [] });

trackerContract({ tracker: grpc, kind: grpcBackend, connection });
