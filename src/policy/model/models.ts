import { createHash } from 'node:crypto';
import type { Examples, Label } from '../examples/examples';
import type { Outcome } from '../passage';
import type { FeaturesOf } from './features';
import { vectorReader, vocabularyOf } from './vocabulary';
import type { Vector } from './vocabulary';
import { predict, trainRegression } from './regression';
import type { Regression } from './regression';
import { readWeights, writeWeights } from './weights-file';
import type { Learnt } from './weights-file';
import { buildLabelIndex, openLabelIndex } from '../search/label-index';
import type { LabelIndex } from '../search/label-index';
import type { Concepts } from '../words/concepts';

export type Models = {
  /** A message as the models read it. */
  readonly vectorOf: (message: string) => Vector;
  readonly outcomes: readonly Outcome[];
  /** Of each label, its outcome: an index in `outcomes`. */
  readonly outcomeOfLabel: readonly number[];
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

/** How often the examples are gone through. Many labels take long and are settled soon; few classes are quick. */
const EPOCHS = { labels: 6, outcome: 20, kind: 12 } as const;

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

/** What was learnt, and from what. */
export type Kept = { readonly fingerprint: string; readonly learnt: Learnt };

export type Source = {
  readonly examples: Examples;
  readonly concepts: Concepts;
  readonly featuresOf: FeaturesOf;
  /** What else the features come from: the table of concepts, as text. */
  readonly seed: string;
};

/** The content is no longer what `kept` was learnt from. */
export class ContentChanged extends Error {
  constructor() {
    super('The content has changed since it was learnt from');
    this.name = 'ContentChanged';
  }
}

export type LearnOptions = {
  /** What was learnt elsewhere. */
  readonly kept?: Kept;
  /** False throws {@link ContentChanged} where otherwise it would be learnt here and now. */
  readonly learnHere?: boolean;
  /** Called before the seconds that learning takes. */
  readonly onLearning?: () => void;
};

/** What is to be learnt from these examples: kept, or in the file where it belongs, or else learnt now and put there. */
export function learn(file: string, source: Source, { kept, learnHere = true, onLearning }: LearnOptions = {}): Kept {
  const fingerprint = fingerprintOf(source);
  if (kept?.fingerprint === fingerprint) return kept;
  const read = readWeights(file, fingerprint);
  if (read) return { fingerprint, learnt: read };
  if (!learnHere) throw new ContentChanged();
  const worthKeeping = source.examples.examples.length > 0;
  if (worthKeeping) onLearning?.();
  const learnt = train(source);
  if (worthKeeping) keep(file, fingerprint, learnt);
  return { fingerprint, learnt };
}

export function modelsOf({ examples, concepts, featuresOf }: Source, { models, vocabulary, index }: Learnt): Models {
  const outcomes = outcomesOf(examples);
  const [labels, outcome, kind] = models;
  if (!labels || !outcome || !kind) throw new Error('Expected three models');
  const vectorOf = vectorReader(vocabulary);
  return {
    vectorOf: (message) => vectorOf(featuresOf(message)),
    outcomes,
    outcomeOfLabel: examples.labels.map((label) => outcomes.indexOf(outcomeOf(label))),
    labels,
    outcome,
    kinds: kindsOf(examples),
    kind,
    nearness: openLabelIndex(index, concepts),
  };
}

/** What a sentence is for, by the view of the few outcomes alone: fast, and enough to tell a greeting from a report. */
export function likeliestOutcome(models: Models, sentence: string): { outcome: Outcome; share: number } {
  const shares = predict(models.outcome, models.vectorOf(sentence));
  const best = shares.indexOf(Math.max(...shares));
  return { outcome: models.outcomes[best] ?? 'unanswered', share: shares[best] ?? 0 };
}

export function predictAll(models: Models, message: string): Prediction {
  const vector = models.vectorOf(message);
  const labels = predict(models.labels, vector);
  const byKind = predict(models.kind, vector);
  const shares = predict(models.outcome, vector).map((share) => share / 2);
  models.outcomeOfLabel.forEach((outcome, label) => {
    shares[outcome]! += labels[label]! / 2;
  });
  return {
    labels,
    outcomes: new Map(models.outcomes.map((outcome, index) => [outcome, shares[index]!])),
    kinds: new Map(models.kinds.map((name, index) => [name, byKind[index]!])),
  };
}

function train({ examples: source, featuresOf, concepts }: Source): Learnt {
  const { examples, labels } = source;
  const [outcomes, kinds] = [outcomesOf(source), kindsOf(source)];
  // Read twice: the features of all examples at once would be most of the memory that learning takes.
  const vocabulary = vocabularyOf(function* () {
    for (const { text } of examples) yield featuresOf(text);
  });
  const vectorOf = vectorReader(vocabulary);
  const vectors = examples.map(({ text }) => vectorOf(featuresOf(text)));
  const classify = (classes: number, epochs: number, classOf: (label: Label, index: number) => number): Regression => {
    const byLabel = labels.map(classOf);
    return trainRegression(
      vectors,
      examples.map(({ label }) => byLabel[label]!),
      { classes, epochs, rows: vocabulary.rarity.length },
    );
  };
  return {
    vocabulary,
    models: [
      classify(labels.length, EPOCHS.labels, (_, index) => index),
      classify(outcomes.length, EPOCHS.outcome, (label) => outcomes.indexOf(outcomeOf(label))),
      classify(kinds.length, EPOCHS.kind, (label) => kinds.indexOf(kindOf(label)[0] ?? '')),
    ],
    index: buildLabelIndex(textsOfLabel(source), concepts),
  };
}

function outcomesOf({ labels }: Examples): readonly Outcome[] {
  return [...new Set(labels.map(outcomeOf))].sort();
}

function kindsOf({ labels }: Examples): readonly string[] {
  return [...new Set(labels.flatMap(kindOf))].sort();
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

/** The same for the same examples and concepts. */
function fingerprintOf({ examples: { labels, examples }, seed }: Source): string {
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
