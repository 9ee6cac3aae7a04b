/** That a filing went out, when, and what came back. Nothing is sent from here. */
import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FilingDocument, FilingKind } from '../../src/api/contract.ts'
import { incidentUrl, post, Problem } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { InlineForm, Labelled, LinesField, TextField } from '../parts/form.tsx'
import { base64Of } from '../parts/file-text.ts'
import { bytes as sizeText, dayTimeZone } from '../parts/format.ts'
import { Status } from '../parts/marks.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import type { Words } from '../words/en.ts'
import { instantOf, wallNow } from '../parts/wall-time.ts'
import type { FilingAsked } from './filing-page.tsx'

type Props = { incidentId: string; document: FilingDocument; zone: string; isOpen: boolean; setOpen: (isOpen: boolean) => void; mayMake: boolean }

export function FilingReceipt({ incidentId, document, zone, isOpen, setOpen, mayMake }: Props) {
  const words = useWords()
  const [filedAt, setFiledAt] = useState(() => wallNow(zone))
  const [reference, setReference] = useState('')
  const [receipt, setReceipt] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const isFiled = document.filedAt !== null
  const at = (end: string) => incidentUrl(incidentId, `filings/${document.form}/${document.version}/${end}`)
  const send = useChange(
    async () =>
      post<FilingDocument>(at(isFiled ? 'receipt' : 'filed'), {
        ...(isFiled ? {} : { filedAt: instantOf(filedAt, zone) }),
        reference,
        receipt,
        file: file && { name: file.name, base64: await base64Of(checkedSize(file, words)) },
      }),
    () => setOpen(false),
  )
  return (
    <div className="receipt">
      {isFiled && (
        <p>
          <Status status="done" text={words.filing.filedBy(document.filedName ?? '', dayTimeZone(new Date(document.filedAt!), zone, words.locale))} />{' '}
          <span className="meta-2">{[document.reference, document.receipt].filter(Boolean).join(' · ')}</span>
          {document.receiptSha256 && <span className="meta file">{words.filing.fingerprint(document.receiptName, document.receiptSha256)}</span>}
        </p>
      )}
      {document.receipts.length > 0 && (
        <ul className="kept" aria-label={words.filing.receiptsKept}>
          {document.receipts.map(({ receiptNo, name, sha256, bytes, keptAt }) => (
            <li key={receiptNo}>
              <a href={at(`receipts/${receiptNo}`)} download>
                {name}
              </a>{' '}
              <span className="meta">
                {sizeText(bytes, words.locale)} · {words.filing.receiptKept(dayTimeZone(new Date(keptAt), zone, words.locale))}
              </span>
              <span className="meta file">{words.filing.fingerprint('', sha256)}</span>
            </li>
          ))}
        </ul>
      )}
      {mayMake && !isOpen && (
        <button type="button" className={`btn ${isFiled ? '' : 'primary'}`} onClick={() => setOpen(true)}>
          {isFiled ? words.filing.addReceipt : words.filing.markFiled}
        </button>
      )}
      {isOpen && (
        <InlineForm send={send} save={isFiled ? words.filing.addReceipt : words.filing.save} close={() => setOpen(false)} closing={words.close}>
          {!isFiled && <p className="meta-2">{words.filing.markFiledHint}</p>}
          {!isFiled && <TextField label={`${words.filing.filedAt} (${zone})`} value={filedAt} set={setFiledAt} type="datetime-local" required />}
          <TextField label={words.filing.theirReference} value={reference} set={setReference} />
          <LinesField label={words.filing.receipt} value={receipt} set={setReceipt} rows={3} />
          <Labelled label={words.filing.receiptFile}>
            <input type="file" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
            <span className="meta">{words.filing.receiptFileHint}</span>
          </Labelled>
        </InlineForm>
      )}
    </div>
  )
}

/** A final report or a withdrawal: versions that a person asks for. */
export function PrepareOther({ incidentId, form, ask }: { incidentId: string; form: string; ask: (asked: FilingAsked) => void }) {
  const words = useWords()
  const client = useQueryClient()
  const prepare = useMutation({
    mutationFn: (kind: FilingKind) => post<FilingDocument>(incidentUrl(incidentId, `filings/${form}/prepare`), { kind }),
    onSuccess: ({ version }) => {
      void client.invalidateQueries()
      ask({ form, version })
    },
  })
  return (
    <div className="apart prepare">
      <p className="btns">
        <span className="meta-2">{words.filing.prepare}:</span>
        <button type="button" className="btn small" disabled={prepare.isPending} onClick={() => prepare.mutate('final')}>
          {words.filing.prepareFinal}
        </button>
        <button type="button" className="btn small" disabled={prepare.isPending} onClick={() => prepare.mutate('withdrawn')}>
          {words.filing.prepareWithdrawn}
        </button>
      </p>
      {prepare.isError && <ProblemNote error={prepare.error} />}
    </div>
  )
}

/** What the server would refuse is refused before it is sent. */
function checkedSize(file: File, words: Words): File {
  if (file.size <= MOST_BYTES) return file
  throw new Problem(413, { code: 'receipt_too_large', says: words.filing.receiptTooLarge, hint: words.filing.receiptTooLargeHint })
}
const MOST_BYTES = 10 * 1024 * 1024
