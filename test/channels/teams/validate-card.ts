import { readFileSync } from 'node:fs';
import type * as AdaptiveCards from 'adaptivecards';
import { JSDOM } from 'jsdom';

let renderer: typeof AdaptiveCards | undefined;

/** The reference renderer, in a browser window of its own. */
function loadRenderer(): typeof AdaptiveCards {
  const { window } = new JSDOM('<!doctype html><body></body>', { runScripts: 'outside-only' });
  // jsdom has no innerText, which the renderer sets for plain text.
  const innerText = `Object.defineProperty(HTMLElement.prototype, 'innerText', { set(text) { this.textContent = text } })`;
  window.eval(innerText);
  window.eval(readFileSync(require.resolve('adaptivecards/dist/adaptivecards.js'), 'utf8'));
  const loaded = (window as unknown as { AdaptiveCards: typeof AdaptiveCards }).AdaptiveCards;
  loaded.AdaptiveCard.onProcessMarkdown = (text, result) =>
    Object.assign(result, { didProcess: true, outputHtml: text });
  return loaded;
}

/**
 * What the reference client sends when in a card the tick boxes with these labels are pressed, and then the button: our
 * data and what the card's inputs hold.
 */
export function sentFrom(
  json: unknown,
  { press, toggle }: { readonly press: string; readonly toggle: readonly string[] },
): unknown {
  renderer ??= loadRenderer();
  const card = new renderer.AdaptiveCard();
  card.parse(json);
  const element = card.render();
  const sent: unknown[] = [];
  card.onExecuteAction = (action) => sent.push((action as AdaptiveCards.ExecuteAction).data);
  for (const label of toggle) element?.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)?.click();
  element?.querySelector<HTMLButtonElement>(`button[aria-label="${press}"]`)?.click();
  return sent[0];
}

/** What the reference renderer finds wrong with a card of version 1.5, a line each; and the text that it draws. */
export function rendered(json: unknown): { readonly problems: readonly string[]; readonly text: string } {
  renderer ??= loadRenderer();
  const context = new renderer.SerializationContext(renderer.Versions.v1_5);
  const card = new renderer.AdaptiveCard();
  card.parse(json, context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const properties = card.validateProperties().validationEvents.map((event) => event.message);
  return { problems: [...parsing, ...properties], text: card.render()?.textContent ?? '' };
}
