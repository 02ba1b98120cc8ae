import { createHash } from 'node:crypto';
import type { Examples, Label } from '../examples/examples';
import type { FeaturesOf } from './features';
import { predict, trainRegression } from './regression';
import type { Regression } from './regression';
import { readWeights, writeWeights } from './weights-file';
import type { Learnt } from './weights-file';
import { buildLabelIndex, openLabelIndex } from '../search/label-index';
import type { LabelIndex } from '../search/label-index';
import type { Concepts } from '../words/concepts';

/** What a message is for: `answer`, `unanswered`, or what a file in `content/messages` stands for, up to a hyphen. */
export type Outcome = string;

export type Models = {
  readonly outcomes: readonly Outcome[];
  /** Two views: which of all labels, and which of the few outcomes. Alone each errs where the other does not. */
  readonly labels: Regression;
  readonly outcome: Regression;
  /** Which message of those that share an outcome (`dsr-access`, `dsr-erasure` …), learnt from these alone. */
  readonly kinds: readonly string[];
  readonly kind: Regression;
  /** The third view: words in common with the examples of each label. */
  readonly nearness: LabelIndex;
};

export type Prediction = {
  /** A share for every label, together 1. */
  readonly labels: Float64Array;
  /** A share for every outcome, together 1: both views, half each. */
  readonly outcomes: ReadonlyMap<Outcome, number>;
  /** A share for every kind of {@link Models.kinds}, together 1. */
  readonly kinds: ReadonlyMap<string, number>;
};

export function outcomeOf(label: Label): Outcome {
  switch (label.kind) {
    case 'passage':
      return 'answer';
    case 'unanswered':
      return 'unanswered';
    case 'message':
      return label.name.split('-')[0] ?? label.name;
  }
}

/** The models of these examples: read from the file where they were kept, or learnt, which takes some seconds. */
export function readOrTrain(
  file: string,
  examples: Examples,
  featuresOf: FeaturesOf,
  concepts: Concepts,
  seed: string,
): Models {
  const outcomes = [...new Set(examples.labels.map(outcomeOf))].sort();
  const kinds = [...new Set(examples.labels.flatMap(kindOf))].sort();
  const fingerprint = fingerprintOf(examples, seed);
  const kept = readWeights(file, fingerprint);
  const learnt = kept ?? {
    models: train(examples, featuresOf, outcomes, kinds),
    index: buildLabelIndex(textsOfLabel(examples), concepts),
  };
  const [labels, outcome, kind] = learnt.models;
  if (!labels || !outcome || !kind) throw new Error(`${file}: expected three models`);
  if (!kept) keep(file, fingerprint, learnt);
  return { outcomes, labels, outcome, kinds, kind, nearness: openLabelIndex(learnt.index, concepts) };
}

/** What a sentence is for, by the view of the few outcomes alone: fast, and enough to tell a greeting from a report. */
export function likeliestOutcome(
  models: Models,
  featuresOf: FeaturesOf,
  sentence: string,
): { outcome: Outcome; share: number } {
  const shares = predict(models.outcome, featuresOf(sentence));
  const best = shares.indexOf(Math.max(...shares));
  return { outcome: models.outcomes[best] ?? 'unanswered', share: shares[best] ?? 0 };
}

export function predictAll(models: Models, labels: readonly Label[], featuresOf: FeaturesOf, text: string): Prediction {
  const features = featuresOf(text);
  const byLabel = predict(models.labels, features);
  const byOutcome = predict(models.outcome, features);
  const byKind = predict(models.kind, features);
  const outcomes = new Map(models.outcomes.map((name, index) => [name, byOutcome[index]! / 2]));
  labels.forEach((label, index) => {
    const name = outcomeOf(label);
    outcomes.set(name, (outcomes.get(name) ?? 0) + byLabel[index]! / 2);
  });
  return { labels: byLabel, outcomes, kinds: new Map(models.kinds.map((name, index) => [name, byKind[index]!])) };
}

function train(
  { examples, labels }: Examples,
  featuresOf: FeaturesOf,
  outcomes: readonly Outcome[],
  kinds: readonly string[],
): Regression[] {
  const features = examples.map(({ text }) => featuresOf(text));
  const classify = (classes: number, classOf: (label: Label, index: number) => number): Regression => {
    const byLabel = labels.map(classOf);
    const used = examples.flatMap(({ label }, index) => (byLabel[label]! >= 0 ? [index] : []));
    return trainRegression(
      used.map((index) => features[index]!),
      used.map((index) => byLabel[examples[index]!.label]!),
      classes,
    );
  };
  return [
    classify(labels.length, (_, index) => index),
    classify(outcomes.length, (label) => outcomes.indexOf(outcomeOf(label))),
    classify(kinds.length, (label) => kinds.indexOf(kindOf(label)[0] ?? '')),
  ];
}

/** Messages of one outcome that differ in kind are named with a hyphen. */
function kindOf(label: Label): readonly string[] {
  return label.kind === 'message' && label.name.includes('-') ? [label.name] : [];
}

function textsOfLabel({ labels, examples }: Examples): readonly (readonly string[])[] {
  const texts: string[][] = labels.map(() => []);
  for (const { text, label } of examples) texts[label]?.push(text);
  return texts;
}

/** The same for the same examples and concepts; `seed` is what else the features come from. */
function fingerprintOf({ labels, examples }: Examples, seed: string): string {
  const hash = createHash('sha256').update(seed).update(JSON.stringify(labels));
  for (const { text, label } of examples) hash.update(`${label} ${text}\n`);
  return hash.digest('hex');
}

/** A folder that cannot be written costs only time: the weights are learnt again at the next start. */
function keep(file: string, fingerprint: string, learnt: Learnt): void {
  try {
    writeWeights(file, fingerprint, learnt);
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
