import { BUCKETS } from '../../../shared/scan/weigh/features.ts';
import type { Model } from '../../../shared/scan/weigh/model.ts';
import { share } from '../../../shared/scan/weigh/model.ts';
import { random } from '../corpus/draw.ts';
import type { Example } from './example.ts';

const EPOCHS = 5;
const RATE = 0.15;
/** Strong: what holds of one source only shall not count. */
const DECAY = 0.001;
const SEED = 1;

/**
 * Logistic regression by AdaGrad. An attack stands in some piece of its text, nobody says in which: the pieces share
 * the blame as their odds are. The same examples give the same weights, bit for bit.
 */
export function learn(examples: readonly Example[]): Model {
  const weights = new Float32Array(BUCKETS);
  const speeds = new Float32Array(BUCKETS).fill(1e-3);
  let bias = -1;
  let biasSpeed = 1e-3;
  const next = random(SEED);
  const order = examples.map((_, at) => at);

  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, next);
    for (const at of order) {
      const example = examples[at];
      if (example === undefined || example.pieces.length === 0) continue;
      const odds = example.pieces.map((piece) => oddsOf(weights, piece) + bias);
      const most = Math.max(...odds);
      const parts = odds.map((each) => Math.exp(each - most));
      const whole = parts.reduce((sum, part) => sum + part, 0);
      const error = (1 / (1 + Math.exp(-most)) - (example.isAttack ? 1 : 0)) * example.weight;
      example.pieces.forEach((piece, which) => {
        const blame = (error * (parts[which] ?? 0)) / whole;
        if (Math.abs(blame) < 1e-4) return;
        const each = blame * share(piece.length);
        for (const feature of piece) {
          const slope = each + DECAY * (weights[feature] ?? 0);
          const speed = (speeds[feature] ?? 0) + slope * slope;
          speeds[feature] = speed;
          weights[feature] = (weights[feature] ?? 0) - (RATE * slope) / Math.sqrt(speed);
        }
        biasSpeed += blame * blame;
        bias -= (RATE * blame) / Math.sqrt(biasSpeed);
      });
    }
  }
  return inSteps(weights, bias);
}

function oddsOf(weights: Float32Array, piece: Int32Array): number {
  let sum = 0;
  for (const feature of piece) sum += weights[feature] ?? 0;
  return sum * share(piece.length);
}

/** In 127 steps each way: what is measured is what is shipped. */
function inSteps(weights: Float32Array, bias: number): Model {
  const most = weights.reduce((sofar, weight) => Math.max(sofar, Math.abs(weight)), 0);
  const scale = Math.fround(most / 127) || 1;
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale, bias };
}

function shuffle(order: number[], next: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
}
