import { hints, organisation, PERSON, assistantWithoutStore } from '../support/assistant';
import { SLACK_LIMITS } from '../../src/channels/slack/limits';

const { assistant } = assistantWithoutStore();
const requestOf = async (text: string, dialog: string) => {
  const reply = await assistant.reply({ person: PERSON, text });
  return reply.actions.find(({ request }) => request.dialog === dialog)?.request.inputs;
};

test('"klant Janssens wil dat we alles wissen" is on behalf of somebody else, and erasure', async () => {
  expect(await requestOf('klant Janssens wil dat we alles wissen', 'dsr')).toEqual({
    requester_role: 'other',
    rights: 'erasure',
    request_text: 'klant Janssens wil dat we alles wissen',
  });
});

test('a client that is named is whose data they are, two leave it open', () => {
  expect(hints.inputsFor('dsr', 'een klant van Voorbeeld Energie belde')).toMatchObject({
    client: 'voorbeeld_energie',
    data_owner: 'client',
    received_by: 'phone',
  });
  expect(hints.inputsFor('breach', 'mail van voorbeeld telecom naar voorbeeld energie')).toEqual({});
});

test('what is told of an incident stands in its description', async () => {
  const told = 'ik heb een mail naar de verkeerde klant gestuurd';
  expect(await requestOf(told, 'breach')).toMatchObject({ description: told });
});

const longest = organisation.clients.map(({ name }) => name)[0] ?? '';
test.each(['ж', '"', '🚨', '\\\n', 'a '])(
  'however long the message (%j), its buttons fit in Slack',
  async (character) => {
    const starts = [
      'klant wil alles wissen, advocaat pers klacht brief',
      `mail verkeerd gestuurd ${longest}`,
      'hoe lang bewaren jullie dat',
      'Vraag aan de DPO:',
    ];
    for (const start of starts) {
      const reply = await assistant.reply({ person: PERSON, text: `${start} ${character.repeat(9_000)}` });
      for (const { label, request } of reply.actions) {
        expect(JSON.stringify(request).length).toBeLessThanOrEqual(SLACK_LIMITS.buttonValue);
        expect(label.length).toBeLessThanOrEqual(SLACK_LIMITS.buttonText);
      }
    }
  },
);
