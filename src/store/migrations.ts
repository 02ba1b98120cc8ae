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

/** Later versions of a case, how it stands, whom a request is about, what was begun and not sent, who was met before. */
async function versionsDraftsPeople(db: Knex): Promise<void> {
  await db.schema
    .alterTable('case_versions', (table) => {
      table.string('stage', 32).notNullable().defaultTo('filed');
    })
    .alterTable('cases', (table) => {
      table.string('state', 32).notNullable().defaultTo('open');
      table.string('closed_at', 24);
      table.string('wiped_at', 24);
    })
    .createTable('case_subjects', (table) => {
      table.uuid('case_id').notNullable().references('id').inTable('cases').onDelete('CASCADE');
      table.string('subject_lookup', 64).notNullable().index();
      table.string('at', 24).notNullable();
      table.primary(['case_id', 'subject_lookup']);
    })
    .createTable('drafts', (table) => {
      table.string('submission_id', 64).notNullable();
      table.string('person_lookup', 64).notNullable().index();
      table.string('dialog', 32).notNullable();
      table.string('reference', 24);
      table.string('touched_at', 24).notNullable().index();
      table.text('state_sealed').notNullable();
      table.text('person_sealed').notNullable();
      table.text('place_sealed');
      table.string('nudged_at', 24);
      table.boolean('has_pages').notNullable();
      table.primary(['submission_id', 'person_lookup']);
    })
    .createTable('people', (table) => {
      table.string('person_lookup', 64).primary();
      table.string('seen_at', 24).notNullable();
      table.boolean('is_met').notNullable().defaultTo(false);
      table.string('last_client', 64);
    });
}

/** One sender at a time over all replicas; how long a mail waits; the mails of a case beside its versions. */
async function leasesMailings(db: Knex): Promise<void> {
  await db.schema
    .createTable('leases', (table) => {
      table.string('name', 32).primary();
      table.string('holder', 64).notNullable();
      table.string('until', 24).notNullable();
    })
    .alterTable('outbox', (table) => {
      // When the reporter was told that the mail did not leave, and when that last raised an alarm.
      table.string('delayed_at', 24);
      table.string('alarmed_at', 24);
    })
    .alterTable('cases', (table) => {
      // How many events of the case its reminders were planned from.
      table.integer('planned_events').notNullable().defaultTo(0);
    })
    .createTable('mailings', (table) => {
      table.increments('id');
      table.uuid('case_id').references('id').inTable('cases').onDelete('CASCADE');
      // The case again, or a dash for none: a null is never the same as another in a unique index.
      table.string('scope', 36).notNullable();
      table.string('kind', 16).notNullable();
      table.string('name', 48).notNullable();
      table.string('created_at', 24).notNullable();
      table.string('due_at', 24).notNullable();
      table.string('next_attempt_at', 24).notNullable();
      table.integer('attempts').notNullable().defaultTo(0);
      table.string('made_at', 24);
      table.string('done_at', 24);
      table.string('skipped_at', 24);
      table.string('message_token', 64).notNullable().unique();
      table.unique(['scope', 'kind', 'name']);
      table.index(['done_at', 'skipped_at', 'next_attempt_at']);
    });
}

/** What is known of mails that fail, so that one of them keeps no other back. */
async function mailTroubles(db: Knex): Promise<void> {
  await db.schema
    .alterTable('outbox', (table) => {
      // Of which kind the last failure was; none once another mail was accepted after it.
      table.string('last_failure', 16);
      // How often nobody answered since a mail was last accepted.
      table.integer('unanswered').notNullable().defaultTo(0);
      // How often another mail was accepted after this one had failed.
      table.integer('outdone').notNullable().defaultTo(0);
      // How much speaks against its content.
      table.integer('unfit').notNullable().defaultTo(0);
    })
    .alterTable('mailings', (table) => {
      table.string('alarmed_at', 24);
    });
}

const list: readonly { name: string; up: (db: Knex) => Promise<void> }[] = [
  { name: '001-first-tables', up: firstTables },
  { name: '002-unanswered', up: unanswered },
  { name: '003-versions-drafts-people', up: versionsDraftsPeople },
  { name: '004-leases-mailings', up: leasesMailings },
  { name: '005-mail-troubles', up: mailTroubles },
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
