import { largestForms } from '../../src/assistant/largest-forms';
import { assertDrawable } from '../../src/channels/channel';
import { modalFor } from '../../src/channels/slack/modal';
import { cardFor } from '../../src/channels/teams/form-card';
import type { Form } from '../../src/dialogs/form';
import { SETTINGS, organisation, texts } from '../support/assistant';

const channels = {
  slack: { tryDraw: (form: Form) => void modalFor(form) },
  teams: { tryDraw: (form: Form) => void cardFor(form, texts) },
};

const withClients = (count: number, length: number) => ({
  ...organisation,
  clients: Array.from({ length: count }, (_, index) => ({
    id: `client_${index}`,
    name: `Klant ${index} `.padEnd(length, 'x'),
    aliases: [],
    campaigns: [],
  })),
});

test('the shipped organisation fits in both channels, however much people write', () => {
  expect(() => assertDrawable(largestForms(organisation, texts, SETTINGS), channels)).not.toThrow();
});

test('fifty clients with ordinary names fit', () => {
  expect(() => assertDrawable(largestForms(withClients(50, 20), texts, SETTINGS), channels)).not.toThrow();
});

test('more clients than a card can hold are found at the start, not by the first person who reports', () => {
  expect(() => assertDrawable(largestForms(withClients(98, 75), texts, SETTINGS), channels)).toThrow(
    /^Page 'alarm' of 'breach' in '..' does not fit in teams: .*Shorten the list of clients in organisation\.json/,
  );
});
