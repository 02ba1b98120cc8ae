import type { Vector } from './vocabulary';

/** Multinomial logistic regression: for each row of a vocabulary one weight per class. */
export type Regression = {
  readonly classes: number;
  /** Row after row; a weight is `weights[row * classes + class] * scale[row]`. */
  readonly weights: Int8Array;
  readonly scale: Float32Array;
};

/** The weights are the mean of those after the epochs but the first few: what the order of the examples does evens out. */
const EPOCHS_LEFT_OUT = 2;
const STEP = 0.25;
/** Sharpens the scores of unit-length messages. New messages are less sure than the examples. */
const SHARPNESS_LEARNING = 4;
const SHARPNESS_PREDICTING = 2.6;
/** A class whose share is off by less is left alone: nearly all of them, which makes training fast. */
const NEGLIGIBLE = 0.002;

/**
 * Learns from messages and the class of each (negative: none of them), by AdaGrad in a fixed order: the same examples
 * give the same weights.
 */
export function trainRegression(
  messages: readonly Vector[],
  classOf: readonly number[],
  { classes, rows, epochs }: { readonly classes: number; readonly rows: number; readonly epochs: number },
): Regression {
  const weights = new Float32Array(rows * classes);
  const mean = new Float32Array(rows * classes);
  const squares = new Float32Array(rows * classes);
  const shares = new Float64Array(classes);
  const off = new Int32Array(classes);
  const next = sequence();
  const order = Int32Array.from(messages.keys()).filter((message) => classOf[message]! >= 0);

  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, next);
    for (const message of order) {
      const vector = messages[message];
      const right = classOf[message];
      if (vector === undefined || right === undefined) continue;
      shares.fill(0);
      addWeighted(shares, vector, weights, classes);
      softmax(shares, SHARPNESS_LEARNING);
      shares[right]! -= 1;
      let wrong = 0;
      for (let c = 0; c < classes; c++) if (Math.abs(shares[c]!) > NEGLIGIBLE) off[wrong++] = c;
      for (let i = 0; i < vector.rows.length; i++) {
        const start = vector.rows[i]! * classes;
        const value = vector.values[i]!;
        for (let w = 0; w < wrong; w++) {
          const c = off[w]!;
          const at = start + c;
          const gradient = shares[c]! * value;
          squares[at]! += gradient * gradient;
          weights[at]! -= (STEP * gradient) / Math.sqrt(squares[at]! + 1e-6);
        }
      }
    }
    if (epoch < EPOCHS_LEFT_OUT) continue;
    const share = 1 / (epochs - EPOCHS_LEFT_OUT);
    for (let at = 0; at < weights.length; at++) mean[at]! += weights[at]! * share;
  }
  return { classes, ...quantise(mean, rows, classes) };
}

/** The share of each class, 0 to 1, together 1. */
export function predict({ classes, weights, scale }: Regression, { rows, values }: Vector): Float64Array {
  const shares = new Float64Array(classes);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const start = row * classes;
    const value = values[i]! * scale[row]!;
    for (let c = 0; c < classes; c++) shares[c]! += value * weights[start + c]!;
  }
  softmax(shares, SHARPNESS_PREDICTING);
  return shares;
}

function addWeighted(sums: Float64Array, { rows, values }: Vector, weights: Float32Array, classes: number): void {
  for (let i = 0; i < rows.length; i++) {
    const start = rows[i]! * classes;
    const value = values[i]!;
    for (let c = 0; c < classes; c++) sums[c]! += value * weights[start + c]!;
  }
}

function softmax(scores: Float64Array, sharpness: number): void {
  let highest = -Infinity;
  for (let c = 0; c < scores.length; c++) highest = Math.max(highest, scores[c]!);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp((scores[c]! - highest) * sharpness);
    sum += scores[c]!;
  }
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
}

/** A byte a weight: an eighth of the memory of numbers, and no difference in what is found. */
function quantise(weights: Float32Array, rows: number, classes: number): { weights: Int8Array; scale: Float32Array } {
  const bytes = new Int8Array(weights.length);
  const scale = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const part = weights.subarray(row * classes, (row + 1) * classes);
    const largest = part.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const step = largest / 127;
    scale[row] = step;
    if (step > 0) for (let c = 0; c < classes; c++) bytes[row * classes + c] = Math.round(part[c]! / step);
  }
  return { weights: bytes, scale };
}

function shuffle(order: Int32Array, next: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

/** Numbers from 0 to 1 that look random and are always the same. */
function sequence(): () => number {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 4_294_967_296;
  };
}
