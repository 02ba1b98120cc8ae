import { existsSync } from 'node:fs';
import type { DatabaseLocation } from './store/database';

/** Throws an Error for a SQLite file that is not there: opening it would make an empty one. */
export function existing(location: DatabaseLocation): DatabaseLocation {
  if (location.kind === 'sqlite' && !existsSync(location.file)) {
    throw new Error(`${location.file}: not there, expected the database of the assistant (set DATABASE_FILE)`);
  }
  return location;
}
