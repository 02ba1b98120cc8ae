import { readFileSync } from 'node:fs';
import { AppManifestUtils } from '@microsoft/app-manifest';
import type { TeamsManifest } from '@microsoft/app-manifest';

// The package is CommonJS and requires this ES module, which Jest cannot; our file has no byte order mark to strip.
jest.mock('strip-bom', () => ({ __esModule: true, default: (text: string) => text }));

const manifest = JSON.parse(readFileSync('manifest/teams/manifest.json', 'utf8')) as TeamsManifest;

test('the app manifest of Teams is valid', async () => {
  expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([]);
});

test('the client offers the words that the personal chat understands', () => {
  const titles = (manifest.bots?.[0]?.commandLists ?? []).flatMap(({ commands }) => commands.map(({ title }) => title));

  expect(titles).toEqual(expect.arrayContaining(['incident', 'verzoek', 'mijn dossiers', 'wat bewaar je over mij']));
});

test.each([
  ['color.png', 192],
  ['outline.png', 32],
])('the icon %s is a PNG of %i pixels square', (file, pixels) => {
  const png = readFileSync(`manifest/teams/${file}`);

  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([pixels, pixels]);
});
