import assert from 'node:assert/strict'
import { test } from 'node:test'
import { likelyContents } from './likely-contents.ts'
import { compareManifest, type ReceivedFile } from './manifest.ts'
import { parseManifest } from './manifest-lines.ts'

const A = 'a'.repeat(64)
const B = 'b'.repeat(64)

for (const [kind, text, lines] of [
  ['csv', `modified,size,path,sha256\n2026-01-01,12,"data/a, b.csv",${A}\n`, [['data/a, b.csv', 12, A]]],
  ['csv', `Hash;Bytes;File path\n${A};1.234;D:\\data\\x.csv\n`, [['data/x.csv', 1234, A]]],
  [
    'sums',
    `${A}  data/a.csv\n${B} *./b.csv\n`,
    [
      ['data/a.csv', null, A],
      ['b.csv', null, B],
    ],
  ],
  ['sums', `SHA256 (data/a (1).csv) = ${A}\n`, [['data/a (1).csv', null, A]]],
  [
    'ls',
    './data:\ntotal 8\n-rw-r--r-- 1 jo staff 12 Jan  1 09:00 a b.csv\ndrwxr-xr-x 2 jo staff 64 Jan  1 09:00 sub\n\n./data/sub:\ntotal 4\n-rw-r--r--  1 jo staff  7 Feb  2  2025 c.txt\n',
    [
      ['data/a b.csv', 12, null],
      ['data/sub/c.txt', 7, null],
    ],
  ],
  [
    'dir',
    ' Volume in drive D is DATA\r\n\r\n Directory of D:\\backup\\data\r\n\r\n01/02/2026  09:00    <DIR>          .\r\n01/02/2026  09:00         1,234,567 members 2024.csv\r\n               1 File(s)      1,234,567 bytes\r\n',
    [['backup/data/members 2024.csv', 1234567, null]],
  ],
  [
    'robocopy',
    '-----\n   ROBOCOPY     ::     Robust File Copy for Windows\n  Source : D:\\data\\\n    Dest : E:\\copy\\\n-----\n\t                   2\tD:\\data\\sub\\\n\t    New File  \t\t      52\ta.csv\n\t    New File  \t\t  1.2 m\tb.csv\n',
    [
      ['sub/a.csv', 52, null],
      ['sub/b.csv', null, null],
    ],
  ],
  [
    'tar',
    '-rw-r--r-- jo/staff      12 2026-01-01 09:00 ./data/a.csv\ndrwxr-xr-x jo/staff       0 2026-01-01 09:00 data/\n-rw-r--r-- jo/staff      13 2026-01-01 09:00 data/b.csv\n-rw-r--r-- jo/staff      14 2026-01-01 09:00 data/c.csv\n-rw-r--r-- jo/staff      15 2026-01-01 09:00 data/d.csv\n',
    [
      ['data/a.csv', 12, null],
      ['data/b.csv', 13, null],
      ['data/c.csv', 14, null],
      ['data/d.csv', 15, null],
    ],
  ],
  [
    'paths',
    'D:\\data\\a.csv\nD:\\data\\b.csv\n',
    [
      ['data/a.csv', null, null],
      ['data/b.csv', null, null],
    ],
  ],
] as const) {
  test(`${kind}: ${text.slice(0, 30).replace(/\s/g, ' ')}… is a list of files`, () => {
    const manifest = parseManifest(text)
    assert.equal(manifest?.kind, kind)
    assert.deepEqual(
      manifest?.lines.map(({ path, bytes, sha256 }) => [path, bytes, sha256]),
      lines,
    )
  })
}

for (const text of [
  'Dear Ms Okafor,\nplease find a/b attached.\n',
  'name,email\nJo,jo@example.org\n',
  '',
  '<html><body>a/b.csv</body></html>',
  'id,name,size\n1,T-shirt,XL\n2,Mug,M\n',
]) {
  test(`“${text.slice(0, 20).replace(/\s/g, ' ')}…” is no list of files`, () =>
    assert.equal(parseManifest(text)?.lines.some(({ bytes, sha256 }) => bytes !== null || sha256 !== null) ?? false, false))
}

const file = (fileNo: number, path: string, bytes: number, sha256: string | null = A, status: ReceivedFile['status'] = 'read'): ReceivedFile => ({
  fileNo,
  path,
  bytes,
  sha256,
  status,
})

test('each file of a manifest is intact, changed, rendered inaccessible, missing, of the same size, or new', () => {
  const lines = [
    { path: 'x/intact.csv', bytes: 10, sha256: A },
    { path: 'x/changed.csv', bytes: 10, sha256: B },
    { path: 'x/size.csv', bytes: 10, sha256: null },
    { path: 'x/gone.csv', bytes: 10, sha256: A },
    { path: 'x/renamed.csv', bytes: 1_000, sha256: A },
    { path: 'x/in-place.csv', bytes: 10, sha256: A },
    { path: 'x/larger.csv', bytes: 10, sha256: null },
  ]
  const files = [
    file(1, 'x/intact.csv', 10),
    file(2, 'x/changed.csv', 10),
    file(3, 'x/size.csv', 10),
    file(4, 'x/renamed.csv.lockd', 1_256, B, 'rendered_inaccessible'),
    file(5, 'x/in-place.csv', 10, B, 'rendered_inaccessible'),
    file(6, 'x/larger.csv', 11),
    file(7, 'x/READ_ME.txt', 5),
  ]
  const { entries, byFile } = compareManifest(lines, files)
  assert.deepEqual(
    entries.map(({ path, result }) => [path, result]),
    [
      ['x/intact.csv', 'intact'],
      ['x/changed.csv', 'changed'],
      ['x/size.csv', 'same_size_not_proven'],
      ['x/gone.csv', 'missing'],
      ['x/renamed.csv', 'rendered_inaccessible'],
      ['x/in-place.csv', 'rendered_inaccessible'],
      ['x/larger.csv', 'changed'],
      ['x/READ_ME.txt', 'new'],
    ],
  )
  assert.deepEqual([...byFile.entries()].sort(), [
    [1, 'intact'],
    [2, 'changed'],
    [3, 'same_size_not_proven'],
    [4, 'rendered_inaccessible'],
    [5, 'rendered_inaccessible'],
    [6, 'changed'],
    [7, 'new'],
  ])
})

test('a manifest that begins at another folder, in other capitals, is laid over the evidence', () => {
  const files = [file(1, 'export/Data/a.csv', 10), file(2, 'export/Data/b.csv', 10)]
  for (const root of ['backup/2026/export/data', 'data', 'export/data']) {
    const { entries } = compareManifest(
      [
        { path: `${root}/a.csv`, bytes: 10, sha256: A },
        { path: `${root}/B.csv`, bytes: 10, sha256: A },
      ],
      files,
    )
    assert.deepEqual(
      entries.map(({ result }) => result),
      ['intact', 'intact'],
      root,
    )
  }
})

test('from a name alone: what was likely inside, at low confidence', () => {
  assert.deepEqual(likelyContents('hr/payroll_2024.xlsx.lockd')?.kinds.includes('salary'), true)
  assert.deepEqual(likelyContents('hr/payroll_2024.xlsx')?.confidence, 0.3)
  assert.equal(likelyContents('site/logo.png'), null)
})
