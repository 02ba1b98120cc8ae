import type { Form, ReviewSection } from '../../dialogs/form';
import type { Texts } from '../../texts/texts';
import { buttonRow, text } from './card';
import type { CardPart, TextStyle } from './card';
import { button } from './card-action';

type Layout = readonly CardPart[];
type Row = ReviewSection['rows'][number];

const ASIDE: TextStyle = { size: 'Small', isSubtle: true };

/** Characters left of a long answer where not all fits: about two lines on a telephone. */
const SHORTENED_TO = 60;
/** An answer that is hardly longer stays whole: the words about what is missing need room as well. */
const LONG = 100;

/**
 * What was answered, to read over: the fullest layout first, then in less room. Where long answers are shortened, or no
 * answer is shown at all, it says so: nobody may be kept from sending by the length of a card.
 */
export function reviewLayouts(form: Form, texts: Texts): readonly [Layout, ...Layout[]] {
  const { review = [], state } = form;
  const { language } = state;
  const sections = (draw: (row: Row) => CardPart[]) =>
    review.map(({ page, title, rows, changeLabel }) => ({
      type: 'Container',
      separator: true,
      items: [
        ...text(title, { weight: 'Bolder' }),
        ...rows.flatMap(draw),
        ...buttonRow([button(changeLabel, { verb: 'change', state, to: page }, { typed: true })]),
      ],
    }));
  const shorten = (value: string) => {
    const characters = Array.from(value);
    if (characters.length <= LONG) return value;
    const rest = characters.length - SHORTENED_TO;
    return `${characters.slice(0, SHORTENED_TO).join('')}… ${texts.t(language, 'teams.more_characters', { rest })}`;
  };
  const remark = (key: string) => text(texts.t(language, `teams.${key}`), ASIDE);
  if (review.length === 0) return [[]];
  return [
    sections(({ label, value }) => [...text(label, ASIDE), ...text(value, {}, 'Small')]),
    sections(({ label, value }) => line(label, value)),
    [...remark('shortened'), ...sections(({ label, value }) => line(label, shorten(value)))],
    [...remark('too_long'), ...sections(() => [])],
  ];
}

/** A row in one line; line breaks of the answer become spaces. */
function line(label: string, value: string): CardPart[] {
  return text(`${label} · ${value.replace(/\s*\n\s*/g, ' ')}`, {}, 'Small');
}
