import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { codeOf } from '../log';
import { Refusal, whyNot } from './refusal';
import { connectDatabase, tablesOf } from '../store/database';
import type { Database, DatabaseLocation } from '../store/database';

/** How every SQLite file begins (https://www.sqlite.org/fileformat.html, 1.3). */
const SQLITE_HEADER = 'SQLite format 3\0';

/** The location; a {@link Refusal} for a SQLite file that is not there, or is none: opening it would make a database of it. */
function existing(location: DatabaseLocation): DatabaseLocation {
  if (location.kind === 'sqlite') {
    const problem = problemOf(location.file);
    if (problem !== undefined) throw new Refusal(`${location.file}: ${problem}`, 1);
  }
  return location;
}

/** Opens a database as it is: whoever only looks makes no tables. A {@link Refusal} for one that is not of this version. */
export async function openExisting(location: DatabaseLocation): Promise<Database> {
  // The address of a server may hold its password.
  const name = location.kind === 'sqlite' ? location.file : 'DATABASE_URL';
  const database = connectDatabase(existing(location));
  try {
    switch (await tablesOf(database)) {
      case 'current':
        return database;
      case 'unknown':
        throw new Refusal(`${name}: no database of Privacyloket`, 1);
      case 'older':
        throw new Refusal(`${name}: of an older version, which \`privacyloket serve\` brings up to date`, 1);
      case 'newer':
        throw new Refusal(`${name}: of a newer version of Privacyloket`, 1);
    }
  } catch (error) {
    await database.destroy();
    throw error instanceof Refusal ? error : new Refusal(`${name}: cannot be opened (${codeOf(error)})`, 1);
  }
}

function problemOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return 'not there, expected the database of the assistant (set DATABASE_FILE)';
  if (found.isDirectory()) return 'a folder, expected the database of the assistant (set DATABASE_FILE)';
  try {
    return headerOf(file) === SQLITE_HEADER ? undefined : 'no database of Privacyloket';
  } catch (error) {
    return whyNot(error);
  }
}

function headerOf(file: string): string {
  const opened = openSync(file, 'r');
  try {
    const header = Buffer.alloc(SQLITE_HEADER.length);
    return header.toString('latin1', 0, readSync(opened, header));
  } finally {
    closeSync(opened);
  }
}
