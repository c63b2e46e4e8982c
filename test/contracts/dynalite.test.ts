import { afterAll } from '@jest/globals';
import { startDynalite } from '../support/engines/dynalite.ts';
import { tableContracts } from './table.ts';

const engine = await startDynalite();
afterAll(() => engine.stop());

tableContracts('dynalite', engine);
