import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const SRC = join(__dirname, '..', 'src');

/**
 * Who may import what. `src`: folders of src (a folder may always import from itself; everyone may import `texts`,
 * and the types of the log). `packages`: packages that this folder alone may import.
 */
const FOLDERS: Readonly<Record<string, { readonly src: readonly string[]; readonly packages: readonly string[] }>> = {
  policy: { src: [], packages: ['minisearch', '@orama/stemmers', 'markdown-it', 'yaml'] },
  dialogs: { src: [], packages: [] },
  cases: { src: ['dialogs', 'store'], packages: ['luxon'] },
  handoff: { src: ['cases', 'dialogs', 'store'], packages: ['nodemailer', 'imapflow', '@azure/msal-node'] },
  register: { src: ['cases', 'dialogs', 'handoff', 'store'], packages: ['write-excel-file'] },
  assistant: { src: ['policy', 'dialogs', 'cases', 'store'], packages: [] },
  texts: { src: [], packages: ['i18next'] },
  config: { src: ['store', 'handoff'], packages: ['dotenv'] },
  'channels/slack': { src: ['assistant', 'dialogs', 'channels', 'config'], packages: ['@slack/'] },
  'channels/teams': { src: ['assistant', 'dialogs', 'channels', 'config'], packages: ['botbuilder', 'botframework-'] },
  'channels/terminal': { src: ['assistant', 'dialogs', 'channels'], packages: [] },
  channels: { src: ['assistant', 'dialogs'], packages: [] },
  store: { src: [], packages: ['knex', 'sqlite3', 'pg'] },
  content: { src: ['assistant', 'policy', 'cases', 'config', 'store', '.'], packages: [] },
  demo: { src: ['config', 'store', '.'], packages: [] },
  commands: {
    src: ['assistant', 'policy', 'content', 'cases', 'handoff', 'register', 'channels', 'config', 'store', '.'],
    packages: ['commander'],
  },
  '.': { src: ['*'], packages: ['commander'] },
};
/** Files at the top of src that everyone may import: they decide nothing. */
const EVERYONE = ['texts', 'log.ts'];
/** Checks data at several edges. */
const SHARED_PACKAGES = ['zod'];

type Import = { readonly from: string; readonly specifier: string; readonly typeOnly: boolean };

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found = text.matchAll(
    /(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|(?:import|require)\('([^']+)'\)/g,
  );
  return [...found].map(([, type, specifier, dynamic]) => ({
    from: file,
    specifier: specifier ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }));
}

/** The longest folder of the table that holds the file: `channels/slack`, `policy`, `.`. */
function folderOf(file: string): string {
  const dir = dirname(file).split(sep).join('/');
  const parts = dir.split('/');
  for (let length = parts.length; length > 0; length--) {
    const folder = parts.slice(0, length).join('/');
    if (FOLDERS[folder]) return folder;
  }
  return '.';
}

/** The file imported, without its ending; a folder's `index` when a folder is named. */
function fileOf({ from, specifier }: Import): string {
  const target = relative(SRC, resolve(SRC, dirname(from), specifier))
    .split(sep)
    .join('/');
  return FOLDERS[target] ? `${target}/index` : target;
}

test('every folder of src is in the table', () => {
  const folders = new Set(files.map((file) => dirname(file).split(sep)[0] ?? '.'));
  expect([...folders].filter((folder) => !FOLDERS[folder])).toEqual([]);
});

test('imports between folders point the way the table says', () => {
  const wrong = imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .filter((one) => {
      const [from, target] = [folderOf(one.from), fileOf(one)];
      const to = folderOf(target);
      const allowed = FOLDERS[from]?.src ?? [];
      if (from === to || allowed.includes('*') || allowed.includes(to)) return false;
      return !EVERYONE.some((common) => target === common.replace(/\.ts$/, '') || target.startsWith(`${common}/`));
    })
    .map((one) => `${one.from} → ${fileOf(one)}`);
  expect(wrong).toEqual([]);
});

test('a package is imported by a folder that owns it', () => {
  const owners = Object.entries(FOLDERS).flatMap(([folder, { packages }]) =>
    packages.map((name) => [name, folder] as const),
  );
  const wrong = imports
    .filter(({ specifier }) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .filter(({ specifier }) => !SHARED_PACKAGES.includes(specifier))
    .filter(({ from, specifier }) => {
      const isOwned = owners.some(
        ([name, folder]) =>
          folder === folderOf(from) &&
          (specifier === name || specifier.startsWith(name.endsWith('/') || name.endsWith('-') ? name : `${name}/`)),
      );
      return !isOwned;
    })
    .map(({ from, specifier }) => `${from} → ${specifier}`);
  expect(wrong).toEqual([]);
});

test.each([
  ['process.env', /process\.env\b/, ['config/read-config.ts', 'process.ts']],
  ['the clock', /Date\.now\(\)|new Date\(\)|performance\.now\(\)/, ['process.ts']],
  ['chance', /Math\.random|randomUUID|randomBytes|randomInt/, ['process.ts', 'store/encryption.ts', 'demo/keys.ts']],
  ['the console', /\bconsole\./, []],
])('only the places meant for it read %s', (_, pattern, allowed) => {
  const users = files.filter((file) =>
    pattern.test(readFileSync(join(SRC, file), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')),
  );
  expect(users.map((file) => file.split(sep).join('/')).filter((file) => !allowed.includes(file))).toEqual([]);
});
