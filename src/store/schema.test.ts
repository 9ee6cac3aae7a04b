import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { readCatalogue } from '../../scripts/schema-catalogue.ts'
import { rowFiles } from '../../scripts/schema-rows.ts'
import { schemaSql } from '../../scripts/schema-sql.ts'
import { openStore } from './database.ts'

let ctx: TestContext
before(async () => {
  ctx = await testContext()
})
after(() => ctx.cleanUp())

test('schema.sql, run on an empty database, makes what the migrations make', async () => {
  const text = readFileSync(new URL('schema.sql', import.meta.url), 'utf8')
  await ctx.store.query('create database from_schema')
  const empty = await openStore(ctx.databaseUrl.replace(/\/[^/?]*\?/, '/from_schema?'), 1)
  try {
    await empty.query(text)
    assert.equal(schemaSql(await readCatalogue(empty)), text)
  } finally {
    await empty.close()
    await ctx.store.query('drop database from_schema with (force)')
  }
})

test('what is written down of keys, checks, defaults, triggers, policies and grants reads as it was said', async () => {
  await ctx.store.query('create database spelled')
  const store = await openStore(ctx.databaseUrl.replace(/\/[^/?]*\?/, '/spelled?'), 1)
  try {
    await store.query(`
      create type mood as enum ('calm', 'it''s late');
      create table "order" (order_no bigint generated always as identity primary key, "user" text not null default 'NOBODY AT ALL', moods mood[] not null, half numeric);
      create table alpha (order_no bigint references "order" on delete cascade, twice integer generated always as (2 * 2) stored, check (twice <> 5));
      alter table "order" drop column half;
      create index late on alpha (order_no) where twice > 3;
      alter table alpha enable row level security;
      create policy mine on alpha for select to tocsin_portal using (twice = 4);
      grant select (twice), insert on alpha to tocsin_portal;
      create view calm as select order_no from "order"`)
    const catalogue = await readCatalogue(store)
    const text = schemaSql(catalogue)
    assert.match(text, /create type mood as enum \('calm', 'it''s late'\);/)
    assert.match(
      text,
      /create table "order" \(\n {2}order_no bigint not null generated always as identity,\n {2}"user" text not null default 'NOBODY AT ALL'::text,\n {2}moods mood\[\] not null,\n {2}constraint order_pkey primary key \(order_no\)\n\);/,
    )
    assert.match(text, /twice integer generated always as \(\(2 \* 2\)\) stored/)
    assert.match(text, /foreign key \(order_no\) references "order"\(order_no\) on delete cascade/)
    assert.match(text, /create index late on alpha \(order_no\) where \(twice > 3\);/)
    assert.match(text, /create policy mine on alpha as permissive for select to tocsin_portal using/)
    assert.match(text, /grant insert on alpha to tocsin_portal;\ngrant select \(twice\) on alpha to tocsin_portal;/)
    assert.ok(text.indexOf('create table "order"') < text.indexOf('create table alpha'), 'a table comes after those it refers to')
    const rows = new Map(rowFiles(catalogue))
    assert.deepEqual([...rows.keys()], ['alpha.ts', 'order.ts'])
    assert.match(rows.get('order.ts')!, /export type OrderRow = \{ order_no: number; user: string; moods: \('calm' \| 'it\\'s late'\)\[\] \}/)
    await store.query(`drop schema public cascade; create schema public; ${text}`)
    assert.equal(schemaSql(await readCatalogue(store)), text)
  } finally {
    await store.close()
    await ctx.store.query('drop database spelled with (force)')
  }
})

test('what the script cannot write down stops it', async () => {
  await ctx.store.query('create domain short as text check (length(value) < 9)')
  await assert.rejects(readCatalogue(ctx.store), /domain or range short/)
  await ctx.store.query('drop domain short')
})
