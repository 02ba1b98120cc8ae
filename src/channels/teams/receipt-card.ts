import type { Receipt } from '../../assistant/turn';
import type { Language } from '../../texts/language';
import type { Texts } from '../../texts/texts';
import { adaptiveCard, text } from './card';
import type { AdaptiveCard } from './card';
import { openButtons } from './card-action';

/** What remains of a form that was sent: nothing to fill in, and a button for each dialog that adds to the case. */
export function receiptCard(receipt: Receipt, texts: Texts): AdaptiveCard {
  return adaptiveCard({
    fallbackText: texts.t(receipt.language, 'teams.summary_receipt'),
    body: [
      ...text(receipt.title, { size: 'Medium', weight: 'Bolder' }),
      ...receipt.lines.flatMap((line) => text(line, {}, 'Small')),
    ],
    buttons: openButtons(receipt.actions),
  });
}

/** What remains of a form that was cancelled. */
export function cancelledCard(content: string, language: Language, texts: Texts): AdaptiveCard {
  return adaptiveCard({ fallbackText: texts.t(language, 'teams.summary_form'), body: text(content) });
}
