import type { Scanner } from '../core/verdict.ts';
import { scannerWith } from './scanner-with.ts';
import { shippedModel } from './weigh/shipped-model.ts';

/** The first line of defence: rules over every view of a text, and a small model of what orders to an agent read like. */
export const scan: Scanner = scannerWith(shippedModel);
