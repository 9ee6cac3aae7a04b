/** What a database holds, read from PostgreSQL's own catalogue: schema `public` only, in an order that never depends on when things were made. */
import type { Queryable } from '../src/store/database.ts'

export type Column = { name: string; type: string; isNullable: boolean; default: string | null; identity: string; generated: string }
export type Table = {
  name: string
  columns: Column[]
  /** As PostgreSQL writes them: primary key, unique, check, foreign key; by kind, then name. */
  constraints: { name: string; kind: string; definition: string; refersTo: string | null }[]
  /** Those that no constraint made. */
  indexes: string[]
  triggers: string[]
  policies: string[]
  isRowSecured: boolean
  /** How its rows are parted, `LIST (incident_id)`; null: they are not. The parts are made with the rows, not by a migration. */
  partitionedBy: string | null
  /** The partition for rows that no other takes; null: none. */
  defaultPartition: string | null
  grants: { role: string; privileges: string[]; column: string | null }[]
}
export type Catalogue = {
  enums: { name: string; labels: string[] }[]
  sequences: string[]
  functions: string[]
  tables: Table[]
  views: { name: string; definition: string }[]
}

/** Tables in an order in which they can be made: after those they refer to, and by name. */
export async function readCatalogue(store: Queryable): Promise<Catalogue> {
  await refuseUnknown(store)
  const tables = await store.query<Table>(TABLES)
  return {
    enums: await store.query(ENUMS),
    sequences: (await store.query<{ name: string }>(SEQUENCES)).map(({ name }) => name),
    functions: (await store.query<{ definition: string }>(FUNCTIONS)).map(({ definition }) => definition.trimEnd()),
    tables: inOrderOfReference(tables),
    views: await store.query(VIEWS),
  }
}

function inOrderOfReference(tables: Table[]): Table[] {
  const ordered: Table[] = []
  const waiting = [...tables]
  while (waiting.length > 0) {
    const made = new Set(ordered.map(({ name }) => name))
    const next = waiting.findIndex(({ name, constraints }) => constraints.every(({ refersTo }) => refersTo === null || refersTo === name || made.has(refersTo)))
    if (next < 0) throw new Error(`tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`)
    ordered.push(...waiting.splice(next, 1))
  }
  return ordered
}

/** What this script cannot write down must not be left out in silence. */
async function refuseUnknown(store: Queryable): Promise<void> {
  const found = await store.query<{ what: string }>(`
    select format('%s %s', c.relkind, c.relname) as what from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind not in ('r', 'i', 'S', 'v', 't', 'c', 'p', 'I')
    union all
    select 'domain or range ' || typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('d', 'r')
    union all
    select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
    union all
    select 'child table ' || inhrelid::regclass::text from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where c.relkind = 'r' and pg_get_expr(c.relpartbound, c.oid) is distinct from 'DEFAULT'`)
  if (found.length > 0) throw new Error(`scripts/schema-catalogue.ts does not know how to write down: ${found.map(({ what }) => what).join(', ')}`)
}

const ENUMS = `
  select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
  from pg_type t join pg_enum e on e.enumtypid = t.oid
  where t.typnamespace = 'public'::regnamespace
  group by t.typname order by t.typname collate "C"`

/** Those that belong to an identity column are made with it. */
const SEQUENCES = `
  select c.relname as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i')
  order by c.relname collate "C"`

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as definition from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
  order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`

const VIEWS = `
  select c.relname as name, pg_get_viewdef(c.oid) as definition from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
  order by c.relname collate "C"`

/** Not-null constraints (kind n, since PostgreSQL 18) are said with the column. */
const TABLES = `
  select
    c.relname as name,
    (
      select json_agg(json_build_object(
        'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'isNullable', not a.attnotnull,
        'default', pg_get_expr(d.adbin, d.adrelid), 'identity', a.attidentity, 'generated', a.attgenerated
      ) order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    ) as columns,
    (
      select coalesce(json_agg(json_build_object(
        'name', k.conname, 'kind', k.contype, 'definition', pg_get_constraintdef(k.oid), 'refersTo', (select r.relname from pg_class r where r.oid = k.confrelid)
      ) order by position(k.contype::text in 'pucfx'), k.conname collate "C"), '[]')
      from pg_constraint k where k.conrelid = c.oid and k.contype not in ('n', 't')
    ) as constraints,
    array(
      select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class ic on ic.oid = i.indexrelid
      where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
      order by ic.relname collate "C"
    ) as indexes,
    array(select pg_get_triggerdef(t.oid) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal order by t.tgname collate "C") as triggers,
    array(
      select format('create policy %I on %I as %s for %s to %s%s%s', p.policyname, c.relname, lower(p.permissive), lower(p.cmd), array_to_string(p.roles, ', '),
        ' using (' || p.qual || ')', ' with check (' || p.with_check || ')')
      from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname order by p.policyname collate "C"
    ) as policies,
    c.relrowsecurity as "isRowSecured",
    pg_get_partkeydef(c.oid) as "partitionedBy",
    (select d.relname from pg_partitioned_table p join pg_class d on d.oid = p.partdefid where p.partrelid = c.oid) as "defaultPartition",
    (
      select coalesce(json_agg(g order by g.role collate "C", g.column collate "C" nulls first), '[]')
      from (
        select r.rolname as role, array_agg(lower(acl.privilege_type) order by acl.privilege_type collate "C") as privileges, given.column_name as column
        from (
          select c.relacl as list, null::text as column_name
          union all
          select a.attacl, a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attacl is not null
        ) as given, aclexplode(given.list) as acl join pg_roles r on r.oid = acl.grantee
        where acl.grantee <> c.relowner
        group by r.rolname, given.column_name
      ) as g
    ) as grants
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname collate "C"`
