import type { Knex } from 'knex';

/**
 * The tables. Instants are UTC, ISO 8601 with milliseconds, so that they sort as text on every database.
 * Columns named `…_sealed` are encrypted, `…_lookup` are HMACs; no other column holds what identifies a person.
 */
async function firstTables(db: Knex): Promise<void> {
  await db.schema
    .createTable('counters', (table) => {
      table.string('prefix', 8);
      table.integer('year');
      table.integer('last').notNullable();
      table.primary(['prefix', 'year']);
    })
    .createTable('cases', (table) => {
      table.uuid('id').primary();
      table.string('reference', 24).notNullable().unique();
      table.string('dialog', 32).notNullable();
      table.string('reporter_lookup', 64).notNullable().index();
      table.string('created_at', 24).notNullable();
    })
    .createTable('case_versions', (table) => {
      table.uuid('case_id').notNullable().references('id').inTable('cases').onDelete('CASCADE');
      table.integer('version').notNullable();
      table.string('submission_id', 64).notNullable().unique();
      table.string('language', 2).notNullable();
      table.string('submitted_at', 24).notNullable();
      table.string('message_token', 64).notNullable();
      table.text('reporter_sealed').notNullable();
      table.text('answers_sealed').notNullable();
      table.primary(['case_id', 'version']);
    })
    .createTable('case_events', (table) => {
      table.increments('id');
      table.uuid('case_id').notNullable().references('id').inTable('cases').onDelete('CASCADE');
      table.integer('version').notNullable();
      table.string('at', 24).notNullable();
      table.string('event', 32).notNullable();
      table.index(['case_id', 'at']);
    })
    .createTable('outbox', (table) => {
      table.increments('id');
      table.string('kind', 8).notNullable();
      table.uuid('case_id').notNullable();
      table.integer('version').notNullable();
      table.integer('priority').notNullable();
      table.string('created_at', 24).notNullable();
      table.string('next_attempt_at', 24).notNullable();
      table.integer('attempts').notNullable().defaultTo(0);
      table.string('claimed_until', 24);
      table.string('done_at', 24);
      table
        .foreign(['case_id', 'version'])
        .references(['case_id', 'version'])
        .inTable('case_versions')
        .onDelete('CASCADE');
      table.unique(['kind', 'case_id', 'version']);
      table.index(['done_at', 'next_attempt_at']);
    })
    .createTable('receipts', (table) => {
      table.uuid('case_id').notNullable();
      table.integer('version').notNullable();
      table.string('channel', 16).notNullable();
      table.text('address_sealed').notNullable();
      table.text('message_sealed');
      table
        .foreign(['case_id', 'version'])
        .references(['case_id', 'version'])
        .inTable('case_versions')
        .onDelete('CASCADE');
      table.primary(['case_id', 'version']);
    })
    .createTable('seen_events', (table) => {
      table.string('event_id', 128).primary();
      table.string('claimed_until', 24).notNullable();
      table.string('done_at', 24);
    });
}

async function unanswered(db: Knex): Promise<void> {
  await db.schema.createTable('unanswered', (table) => {
    table.string('topic', 200).notNullable();
    table.string('month', 7).notNullable();
    table.integer('times').notNullable();
    table.primary(['topic', 'month']);
  });
}

const list: readonly { name: string; up: (db: Knex) => Promise<void> }[] = [
  { name: '001-first-tables', up: firstTables },
  { name: '002-unanswered', up: unanswered },
];

/** Migrations as a list in code: found alike in sources and in the build, on every Node version. */
export const migrations: Knex.MigrationSource<(typeof list)[number]> = {
  getMigrations: () => Promise.resolve([...list]),
  getMigrationName: (migration) => migration.name,
  getMigration: (migration) =>
    Promise.resolve({
      up: migration.up,
      down: () => Promise.reject(new Error(`Migration ${migration.name} is not undone: restore a backup`)),
    }),
};
