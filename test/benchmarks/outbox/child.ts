import { createInterface } from 'node:readline';
import { KEEPING_DEFAULTS, OUTBOX_DEFAULTS } from '../../../src/config/config';
import type { Config } from '../../../src/config/config';
import { dialogs } from '../../../src/dialogs';
import { createPrivacyloket } from '../../../src/main';
import type { DatabaseLocation } from '../../../src/store/database';
import type { Inputs } from '../../../src/dialogs/definition';
import type { Form } from '../../../src/dialogs/form';
import type { Assistant, Person, ReceiptPlace, SubmitResult } from '../../../src/assistant/turn';
import { inputsOf } from '../../../src/dialogs/check';
import { typedOn } from '../../support/filling-in';
import { KEYS } from '../../support/keys';
import { PAUSES } from './pauses';
import type { PlannedFiling } from './plan';

export type ChildOptions = { readonly database: DatabaseLocation; readonly smtpPort: number };

/** What the parent asks: a line of JSON. */
export type Asked = PlannedFiling & { readonly reference?: string };

/** What the child tells on standard output, a line of JSON each; `at` in milliseconds of the clock. */
export type Told =
  | { readonly told: 'ready'; readonly at: number }
  /** Printed after the commit. */
  | { readonly told: 'filed'; readonly id: string; readonly reference: string; readonly at: number }
  | { readonly told: 'failed'; readonly id: string; readonly code: string; readonly at: number }
  /** The reporter of the filing sees how it stands. */
  | { readonly told: 'shown'; readonly id: string; readonly state: string; readonly at: number };

/** The whole assistant in a process of its own: files what it is asked to, and mails, until it is killed. */
const options = JSON.parse(process.argv[2] ?? '') as ChildOptions;

type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never;
const tell = (line: Untimed<Told>) => void process.stdout.write(`${JSON.stringify({ ...line, at: Date.now() })}\n`);

const config: Config = {
  mail: {
    dpo: 'dpo@example.test',
    from: 'privacyloket@example.test',
    road: { kind: 'smtp', host: '127.0.0.1', port: options.smtpPort, tls: 'none', timeoutMs: PAUSES.timeoutMs },
  },
  database: options.database,
  keys: KEYS,
  outbox: { ...OUTBOX_DEFAULTS, ...PAUSES },
  contentPollMs: 60_000,
  ...KEEPING_DEFAULTS,
  host: '127.0.0.1',
  port: 0,
  logLevel: 'info',
};

void serve();

async function serve(): Promise<void> {
  const privacyloket = await createPrivacyloket(config, {
    terminal:
      () =>
      async (place, { state }) => {
        tell({ told: 'shown', id: place.address, state });
        return 'shown';
      },
  });
  await privacyloket.start();
  tell({ told: 'ready' });
  for await (const line of createInterface(process.stdin)) {
    const asked = JSON.parse(line) as Asked;
    void file(privacyloket.assistant, asked).then(
      (reference) => tell({ told: 'filed', id: asked.id, reference }),
      (error: unknown) => tell({ told: 'failed', id: asked.id, code: error instanceof Error ? error.message : '' }),
    );
  }
  process.exit(0);
}

/** Fills in page after page, whether or not a process before this one got half-way; resolves to the reference. */
async function file(assistant: Assistant, { id, dialog, language, userId, inputs, reference }: Asked): Promise<string> {
  const person: Person = { channel: 'terminal', tenantId: 'T00FAKE', userId, name: 'Nele Voorbeeld' };
  const receiptPlace: ReceiptPlace = { channel: 'terminal', address: id };
  const [first] = dialogs[dialog].pages;
  if (!first) throw new Error(`Dialog ${dialog} has no pages`);
  const state = { dialog, submissionId: id, page: first.id, language, ...(reference ? { reference } : {}) };
  const typed = Object.fromEntries(Object.entries(inputs).filter(([field]) => inputsOf(first).includes(field)));
  let result: SubmitResult = await assistant.submit({ person, state, inputs: typed, move: 'send', receiptPlace });
  while (result.kind === 'form' && !result.problems) {
    const { form } = result;
    result = await assistant.submit({
      person,
      state: form.state,
      inputs: typedOn(form, withoutHeldMoments(form, inputs)),
      move: 'send',
      receiptPlace,
    });
  }
  if (result.kind === 'filed') return result.receipt.reference;
  const problems = result.kind === 'form' ? result.form.fields.filter(({ problem }) => problem) : [];
  throw new Error(`${dialog}: ${result.kind} ${problems.map((field) => field.id).join(' ')}`);
}

/** A draft holds "now" as the day and hour that it was: "now" typed over it would contradict them. */
function withoutHeldMoments({ fields }: Form, inputs: Inputs): Inputs {
  const held = fields.flatMap(({ id, value }) => (value === 'earlier' ? [id] : []));
  return Object.fromEntries(Object.entries(inputs).filter(([id]) => !held.includes(id)));
}
