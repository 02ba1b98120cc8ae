import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An id that is obviously none: the client wants GUIDs. */
const fakeGuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const person = (givenName: string, surname: string, number: number) => ({
  id: `user-${number}`,
  name: `${givenName} ${surname}`,
  userPrincipleName: `${givenName}.${surname}@example.test`.toLowerCase(),
  aadObjectId: fakeGuid(number),
  givenName,
  surname,
  email: `${givenName}.${surname}@example.test`.toLowerCase(),
});

/** Who and what the Teams client plays: an employee, four colleagues, the assistant. It reads this file where it starts. */
export function writeTeamsClientConfig(folder: string): void {
  const config = {
    version: '0.1.1',
    tenantId: fakeGuid(100),
    bot: { id: 'privacyloket', name: 'Privacyloket' },
    currentUser: person('Nele', 'Voorbeeld', 1),
    users: ['Amira', 'Bart', 'Chloé', 'Dieter', 'Elif'].map((name, index) => person(name, 'Voorbeeld', index + 2)),
    personalChat: { id: 'personal-chat' },
    groupChat: { id: 'group-chat', name: 'Team Klantendienst' },
    team: {
      id: 'team',
      name: 'Klantendienst',
      aadGroupId: fakeGuid(101),
      channels: [{ id: 'channel-algemeen', name: 'Algemeen' }],
    },
  };
  // JSON is YAML.
  writeFileSync(join(folder, '.m365agentsplayground.yml'), `${JSON.stringify(config, null, 2)}\n`);
}
