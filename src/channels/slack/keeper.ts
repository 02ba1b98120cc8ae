/**
 * Keeps what is typed in forms, behind the answers to Slack, which tells of every character. Of each form one change is
 * at work and one waits: a later one takes its place, for each holds the whole page.
 */
export type Keeper = {
  /** `work` that fails is told to `onFailure`; the person is not disturbed by it. */
  readonly keep: (formId: string, work: () => Promise<unknown>) => void;
  /** Leaves out what still waits: a later request of the form holds all of it. */
  readonly drop: (formId: string) => void;
  /** Resolves when nothing is at work or waits. */
  readonly settled: () => Promise<void>;
};

type Work = () => Promise<unknown>;

export function createKeeper(onFailure: (error: unknown) => void): Keeper {
  const forms = new Map<string, { waiting?: Work | undefined; done: Promise<void> }>();

  const run = async (formId: string, first: Work): Promise<void> => {
    for (let work: Work | undefined = first; work !== undefined; work = takeWaiting(formId)) {
      await work().catch(onFailure);
    }
    forms.delete(formId);
  };

  const takeWaiting = (formId: string): Work | undefined => {
    const form = forms.get(formId);
    const work = form?.waiting;
    if (form !== undefined) form.waiting = undefined;
    return work;
  };

  return {
    keep: (formId, work) => {
      const form = forms.get(formId);
      if (form === undefined) {
        const entry = { done: Promise.resolve() };
        forms.set(formId, entry);
        entry.done = run(formId, work);
      } else {
        form.waiting = work;
      }
    },
    drop: (formId) => void takeWaiting(formId),
    settled: async () => {
      await Promise.all([...forms.values()].map(({ done }) => done));
    },
  };
}
