/** What Slack refuses in blocks and views, as its reference has it. Each rule answers with what is wrong, a line each. */
type Json = Record<string, unknown>;

const BLOCK_KEYS: Readonly<Record<string, readonly string[]>> = {
  header: ['type', 'block_id', 'text'],
  section: ['type', 'block_id', 'text', 'fields', 'accessory', 'expand'],
  context: ['type', 'block_id', 'elements'],
  actions: ['type', 'block_id', 'elements'],
  input: ['type', 'block_id', 'label', 'hint', 'optional', 'dispatch_action', 'element'],
  rich_text: ['type', 'block_id', 'elements'],
  divider: ['type', 'block_id'],
};
const ELEMENT_KEYS: Readonly<Record<string, readonly string[]>> = {
  button: ['type', 'action_id', 'text', 'value', 'style', 'url', 'confirm', 'accessibility_label'],
  plain_text_input: [
    ...['type', 'action_id', 'multiline', 'min_length', 'max_length', 'initial_value', 'placeholder'],
    'dispatch_action_config',
  ],
  radio_buttons: ['type', 'action_id', 'options', 'initial_option'],
  checkboxes: ['type', 'action_id', 'options', 'initial_options'],
  static_select: ['type', 'action_id', 'options', 'initial_option', 'placeholder'],
  multi_static_select: ['type', 'action_id', 'options', 'initial_options', 'placeholder', 'max_selected_items'],
  datepicker: ['type', 'action_id', 'initial_date', 'placeholder'],
  timepicker: ['type', 'action_id', 'initial_time', 'placeholder', 'timezone'],
};
/** How many options each takes. */
const MOST_OPTIONS: Readonly<Record<string, number>> = {
  radio_buttons: 10,
  checkboxes: 10,
  static_select: 100,
  multi_static_select: 100,
};
const MOST_BYTES_OF_VIEW = 250_000;
const VIEW_KEYS = [
  ...['type', 'callback_id', 'private_metadata', 'title', 'close', 'submit', 'blocks'],
  ...['clear_on_close', 'notify_on_close', 'external_id'],
];

export function problemsOfView(view: Json): string[] {
  const blocks = listOf(view['blocks']);
  const hasInput = blocks.some((block) => block['type'] === 'input');
  return [
    ...unknownKeys('view', view, VIEW_KEYS),
    ...(view['type'] === 'modal' ? [] : ['view: type is not modal']),
    ...plainText('title', view['title'], 24),
    ...(view['close'] === undefined ? [] : plainText('close', view['close'], 24)),
    ...(view['submit'] === undefined ? [] : plainText('submit', view['submit'], 24)),
    ...(hasInput && view['submit'] === undefined ? ['view: input without submit'] : []),
    ...tooLong('private_metadata', view['private_metadata'] ?? '', 3000),
    ...tooLong('callback_id', view['callback_id'] ?? '', 255),
    ...(Buffer.byteLength(JSON.stringify(view)) > MOST_BYTES_OF_VIEW ? ['view_too_large'] : []),
    ...problemsOfBlocks(blocks, 100, true),
  ];
}

export function problemsOfMessage(message: Json): string[] {
  const blocks = listOf(message['blocks']);
  const length = JSON.stringify(blocks.map(textsOf).flat()).length;
  return [
    ...(typeof message['text'] === 'string' && message['text'] !== '' ? [] : ['message: no text']),
    ...(/<[^>]*>/.test(String(message['text'])) ? ['message: markup in text'] : []),
    ...(length > 11_000 ? ['msg_blocks_too_long'] : []),
    ...problemsOfBlocks(blocks, 50, false),
  ];
}

function problemsOfBlocks(blocks: readonly Json[], max: number, inView: boolean): string[] {
  const ids = blocks.flatMap((block) => (typeof block['block_id'] === 'string' ? [block['block_id']] : []));
  return [
    ...(blocks.length > max ? [`${blocks.length} blocks`] : []),
    ...(new Set(ids).size === ids.length ? [] : ['block_id twice']),
    ...ids.flatMap((id) => tooLong('block_id', id, 255)),
    ...blocks.flatMap((block) => problemsOfBlock(block, inView)),
  ];
}

function problemsOfBlock(block: Json, inView: boolean): string[] {
  const type = String(block['type']);
  const unknown = unknownKeys(type, block, BLOCK_KEYS[type] ?? []);
  const elements = listOf(block['elements']);
  switch (type) {
    case 'header':
      return [...unknown, ...plainText('header', block['text'], 150)];
    case 'section':
      return [...unknown, ...plainText('section', block['text'], 3000)];
    case 'context':
      return [...unknown, ...count('context', elements, 10), ...elements.flatMap((e) => plainText('context', e, 3000))];
    case 'actions': {
      const ids = elements.map((element) => element['action_id']);
      const twice = new Set(ids).size === ids.length ? [] : ['action_id twice in one block'];
      return [...unknown, ...count('actions', elements, 25), ...twice, ...elements.flatMap(problemsOfElement)];
    }
    case 'input':
      return [
        ...unknown,
        ...(inView ? [] : ['input in a message']),
        ...plainText('label', block['label'], 2000),
        ...(block['hint'] === undefined ? [] : plainText('hint', block['hint'], 2000)),
        ...problemsOfElement(block['element'] as Json),
      ];
    case 'rich_text':
      return [...unknown, ...elements.flatMap(problemsOfRichPart)];
    case 'divider':
      return unknown;
    default:
      return [`unknown block ${type}`];
  }
}

function problemsOfRichPart(part: Json): string[] {
  const { type, elements, ...rest } = part;
  const texts = listOf(elements);
  return [
    ...(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'].includes(String(type))
      ? []
      : [`rich_text: unknown part ${String(type)}`]),
    ...(texts.length > 0 ? [] : ['rich_text: empty part']),
    ...unknownKeys('rich_text part', rest, []),
    ...texts.flatMap(problemsOfRichText),
  ];
}

function problemsOfRichText(element: Json): string[] {
  const { type, text, style = {}, ...rest } = element;
  return [
    ...(type === 'text' && typeof text === 'string' && text !== '' ? [] : ['rich_text: no text']),
    ...unknownKeys('rich_text', rest, []),
    ...unknownKeys('style', style as Json, ['bold', 'italic', 'strike', 'code']),
  ];
}

function problemsOfElement(element: Json): string[] {
  const type = String(element['type']);
  const options = listOf(element['options']);
  const initial = [
    ...(element['initial_option'] === undefined ? [] : [element['initial_option']]),
    ...listOf(element['initial_options']),
  ];
  const isOption = (value: unknown) => options.some((option) => JSON.stringify(option) === JSON.stringify(value));
  const most = MOST_OPTIONS[type];
  const text = typeof element['initial_value'] === 'string' ? element['initial_value'] : '';
  return [
    ...unknownKeys(type, element, ELEMENT_KEYS[type] ?? []),
    ...tooLong('action_id', element['action_id'] ?? '', 255),
    ...(type === 'button' ? plainText('button', element['text'], 75) : []),
    ...(type === 'button' ? tooLong('value', element['value'] ?? '', 2000) : []),
    ...(['primary', 'danger', undefined].includes(element['style'] as string | undefined) ? [] : ['button: style']),
    ...(most === undefined ? [] : count(type, options, most)),
    ...options.flatMap((option) => [...plainText('option', option['text'], 75), ...tooLong('v', option['value'], 150)]),
    ...(initial.every(isOption) ? [] : ['initial option is no option']),
    ...(element['initial_options'] !== undefined && initial.length === 0 ? ['initial_options empty'] : []),
    ...problemsOfDispatch(element['dispatch_action_config']),
    ...(text.length > Number(element['max_length'] ?? 3000) ? ['initial_value too long'] : []),
    ...(element['initial_value'] === '' ? ['initial_value empty'] : []),
    ...pattern('initial_date', element['initial_date'], /^\d{4}-\d\d-\d\d$/),
    ...pattern('initial_time', element['initial_time'], /^\d\d:\d\d$/),
  ];
}

function problemsOfDispatch(config: unknown): string[] {
  if (config === undefined) return [];
  const { trigger_actions_on: triggers, ...rest } = config as Json;
  const known = ['on_enter_pressed', 'on_character_entered'];
  const areKnown =
    Array.isArray(triggers) && triggers.length > 0 && triggers.every((each) => known.includes(String(each)));
  return [
    ...(areKnown ? [] : ['dispatch_action_config: triggers']),
    ...unknownKeys('dispatch_action_config', rest, []),
  ];
}

function plainText(place: string, value: unknown, max: number): string[] {
  const { type, text, ...rest } = (value ?? {}) as Json;
  if (type !== 'plain_text' || typeof text !== 'string') return [`${place}: no plain_text`];
  return [
    ...(text === '' ? [`${place}: empty`] : []),
    ...tooLong(place, text, max),
    ...unknownKeys(place, rest, ['emoji']),
  ];
}

function tooLong(place: string, value: unknown, max: number): string[] {
  if (typeof value !== 'string') return [`${place}: no text`];
  return value.length > max ? [`${place}: ${value.length} characters, ${max} allowed`] : [];
}

function count(place: string, items: readonly unknown[], max: number): string[] {
  return items.length >= 1 && items.length <= max ? [] : [`${place}: ${items.length} items, 1 to ${max} allowed`];
}

function pattern(place: string, value: unknown, expected: RegExp): string[] {
  return value === undefined || (typeof value === 'string' && expected.test(value)) ? [] : [`${place}: malformed`];
}

function unknownKeys(place: string, value: Json, known: readonly string[]): string[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `${place}: unknown field ${key}`);
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'text' && typeof item === 'string' ? [item] : textsOf(item),
  );
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}
