import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brief, readForTest } from './read-for-test.ts'
import { mysqlDump, postgresDump } from './sql-dump.ts'

const MYSQL = `-- MySQL dump 10.13
CREATE TABLE \`members\` (
  \`id\` int NOT NULL COMMENT 'it''s (the) key, really',
  \`membership_no\` varchar(20), \`first_name\` varchar(50), \`last_name\` varchar(50), \`dob\` date,
  PRIMARY KEY (\`id\`), KEY \`by_name\` (\`last_name\`)
) ENGINE=InnoDB;
INSERT INTO \`members\` VALUES (1,'HA-1','Ana','O\\'Penhale','1980-02-13'),(2,'HA-2','Bea','Okonjo; (x)','0000-00-00');
/*!40000 ALTER TABLE \`members\` ENABLE KEYS */;
CREATE TABLE \`donations\` (\`id\` int, \`member_id\` int, \`amount\` decimal(10,2), PRIMARY KEY (\`id\`), CONSTRAINT \`f\` FOREIGN KEY (\`member_id\`) REFERENCES \`members\` (\`id\`));
INSERT INTO \`donations\` (\`id\`, \`amount\`, \`member_id\`) VALUES (10, 25.00, 1), (11, NULL, 2);
INSERT INTO \`donations\` VALUES (12,2,5.00);
`
const POSTGRES = `--
-- PostgreSQL database dump
--
CREATE TABLE public.person ( person_id integer NOT NULL, forename text, surname text, phone text );
CREATE TABLE public.gift ( gift_id integer, donor integer, amount numeric(10,2) );
CREATE FUNCTION public.f() RETURNS int AS $$ begin; select 'x; y'; return 1; end; $$ LANGUAGE plpgsql;
COPY public.gift (gift_id, donor, amount) FROM stdin;
1\t7\t20.00
2\t8\t\\N
\\.
COPY public.person (person_id, forename, surname, phone) FROM stdin;
7\tAna\tPen\\\\hale\t0113 496 0001
8\tBea\tOkonjo\t\\N
\\.
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.gift
    ADD CONSTRAINT gift_fk FOREIGN KEY (donor) REFERENCES public.person(person_id);
`

for (const chunkBytes of [1, 13, 1 << 20]) {
  test(`a MySQL dump in pieces of ${chunkBytes} bytes: members, and gifts that point to them`, async () => {
    const { records, result } = await readForTest(mysqlDump, MYSQL, 'backup.sql', { chunkBytes })
    assert.deepEqual(result, { status: 'read', reason: '', bytesRead: MYSQL.length })
    assert.deepEqual(records.filter((record) => record.familyName !== '').map(brief), [
      {
        givenName: 'Ana',
        familyName: "O'Penhale",
        dateOfBirth: '1980-02-13',
        membershipNumber: 'HA-1',
        ownKey: 'member:1',
        kinds: ['membership_number', 'person_name', 'date_of_birth'],
      },
      { givenName: 'Bea', familyName: 'Okonjo; (x)', membershipNumber: 'HA-2', ownKey: 'member:2', kinds: ['membership_number', 'person_name'] },
    ])
    assert.deepEqual(
      records.filter((record) => record.familyName === '').map(({ foreignKeys, kinds }) => [foreignKeys, kinds]),
      [
        [['member:1'], ['donation']],
        [['member:2'], ['donation']],
      ],
    )
  })
  test(`a PostgreSQL dump in pieces of ${chunkBytes} bytes: keys that are declared after the rows`, async () => {
    const { records, sources } = await readForTest(postgresDump, POSTGRES, 'backup.sql', { chunkBytes })
    assert.deepEqual(
      sources.map((source) => source.name),
      ['gift', 'person'],
    )
    assert.deepEqual(
      records.map((record) => [record.foreignKeys.join(), record.ownKey, record.familyName]),
      [
        ['person:7', 'gift:1', ''],
        ['', 'person:7', 'Pen\\hale'],
        ['', 'person:8', 'Okonjo'],
      ],
    )
  })
}

test('a dump that was cut off is read up to there and says so', async () => {
  const { records, result } = await readForTest(mysqlDump, MYSQL.slice(0, MYSQL.indexOf('Okonjo')), 'backup.sql')
  assert.equal(records.length, 1)
  assert.equal(result.status, 'partly_read')
  assert.ok(result.bytesRead < MYSQL.indexOf('Okonjo'))
})

test('strings with E and with hexadecimal digits are what they stand for', async () => {
  const { records } = await readForTest(
    postgresDump,
    "create table person (id int, first_name text, surname text);\ninsert into person values (1, E'An\\x61', 'Pen''hale'), (2, X'426561', 'Okonjo\\');\n",
    'a.sql',
  )
  assert.deepEqual(
    records.map((record) => [record.givenName, record.familyName]),
    [
      ['Ana', "Pen'hale"],
      ['Bea', 'Okonjo\\'],
    ],
  )
})

test('each dialect is told from the other', () => {
  for (const [text, isMysql] of [
    [MYSQL, true],
    [POSTGRES, false],
  ] as const) {
    const head = Buffer.from(text)
    assert.equal(mysqlDump.sniff(head, 'x', head.length) > postgresDump.sniff(head, 'x', head.length), isMysql)
  }
  assert.equal(mysqlDump.sniff(Buffer.from('We insert into the file a new page.'), 'x.txt', 10), 0)
})

test('two databases in one dump keep their keys apart', async () => {
  const table = "CREATE TABLE `users` (`id` int, `email` varchar(50), PRIMARY KEY (`id`));\nINSERT INTO `users` VALUES (1,'NAME@x.example');\n"
  const { sources } = await readForTest(
    mysqlDump,
    `-- MySQL dump\nUSE \`shop\`;\n${table.replace('NAME', 'a')}USE \`crm\`;\n${table.replace('NAME', 'b')}`,
    'all.sql',
  )
  assert.deepEqual(
    sources.map((source) => source.database),
    ['all.sql › shop', 'all.sql › crm'],
  )
})

const PEOPLE = [
  ['Ana', 'Penhale', 'ana@example.org', '1979-03-04'],
  ['Bea', "O'Kafor", 'bea@example.org', '1980-03-13'],
]
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
/** The same two people as each kind of server scripts them. */
const SCRIPTS: [type: string, script: string][] = [
  [
    'mssql_script',
    `USE [Club]\r\nGO\r\nCREATE TABLE [dbo].[Members]([Id] [int] NOT NULL,[FirstName] [nvarchar](50),[LastName] [nvarchar](50),[Email] [nvarchar](100),[DateOfBirth] [date])\r\nGO\r\nSET IDENTITY_INSERT [dbo].[Members] ON\r\nGO\r\n${PEOPLE.map(([given, family, email, born], no) => `INSERT [dbo].[Members] ([Id], [FirstName], [LastName], [Email], [DateOfBirth]) VALUES (${no}, N${quoted(given!)}, N${quoted(family!)}, N${quoted(email!)}, CAST(N${quoted(born!)} AS Date))\r\n`).join('')}GO\r\n`,
  ],
  [
    'oracle_script',
    `REM INSERTING into HR.MEMBERS\nSET DEFINE OFF;\n${PEOPLE.map(([given, family, email, born], no) => `Insert into HR.MEMBERS (ID,FIRST_NAME,LAST_NAME,EMAIL,DATE_OF_BIRTH) values (${no},${quoted(given!)},q'[${family}]',${quoted(email!)},to_date(${quoted(born!)},'YYYY-MM-DD'));\n`).join('')}COMMIT;\n`,
  ],
  [
    'oracle_script',
    `INSERT ALL\n${PEOPLE.map(([given, family, email, born], no) => `  INTO HR.MEMBERS (ID,FIRST_NAME,LAST_NAME,EMAIL,DATE_OF_BIRTH) VALUES (${no},${quoted(given!)},${quoted(family!)},${quoted(email!)},DATE ${quoted(born!)})\n`).join('')}SELECT 1 FROM DUAL;\n`,
  ],
  [
    'sqlite_dump',
    `PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE member(id integer primary key, first_name text, last_name text, email text, date_of_birth text);\n${PEOPLE.map(([given, family, email, born], no) => `INSERT INTO member VALUES(${no},${quoted(given!)},${quoted(family!)},${quoted(email!)},${quoted(born!)});\n`).join('')}COMMIT;\n`,
  ],
]
for (const [type, script] of SCRIPTS) {
  test(`${type}: the same people from the scripts of every kind of server (${script.slice(0, 20).replace(/\s+/g, ' ')}…)`, async () => {
    const { result, records } = await readForTest(postgresDump, script, 'dump.sql')
    assert.deepEqual([result.type, result.status], [type, 'read'])
    assert.deepEqual(
      records.map(({ givenName, familyName, emails, dateOfBirth }) => [givenName, familyName, emails[0], dateOfBirth]),
      PEOPLE,
    )
  })
}
