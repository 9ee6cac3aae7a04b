/** A question to counsel, or a paper for them. Whoever puts it in need not be able to read it again. */
import { useState } from 'react'
import { MOST_ITEM_BYTES, type CounselRoom } from '../../src/api/contract.ts'
import { incidentUrl, post, Problem } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { base64Of } from '../parts/file-text.ts'
import { InlineForm, Labelled, LinesField, TextField } from '../parts/form.tsx'
import { useWords } from '../parts/words.tsx'
import type { Words } from '../words/en.ts'

const MEBIBYTES = MOST_ITEM_BYTES / 1_048_576

export function PutIn({ incidentId }: { incidentId: string }) {
  const { counsel } = useWords()
  const [what, setWhat] = useState<'note' | 'file' | null>(null)
  const close = () => setWhat(null)
  if (what === 'note') return <NoteForm incidentId={incidentId} close={close} />
  if (what === 'file') return <FileForm incidentId={incidentId} close={close} />
  return (
    <p className="btns apart">
      <button type="button" className="btn" onClick={() => setWhat('note')}>
        {counsel.putNote}
      </button>
      <button type="button" className="btn" onClick={() => setWhat('file')}>
        {counsel.putFile}
      </button>
    </p>
  )
}

type Props = { incidentId: string; close: () => void }

function NoteForm({ incidentId, close }: Props) {
  const { counsel } = useWords()
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const send = useChange(() => post<CounselRoom>(incidentUrl(incidentId, 'counsel/items'), { kind: 'note', title, text }), close)
  return (
    <InlineForm className="apart" send={send} save={counsel.put} close={close} label={counsel.putNote}>
      <TextField label={counsel.subject} value={title} set={setTitle} maxLength={300} required autoFocus />
      <LinesField label={counsel.text} value={text} set={setText} rows={8} maxLength={200_000} required />
    </InlineForm>
  )
}

function FileForm({ incidentId, close }: Props) {
  const words = useWords()
  const [file, setFile] = useState<File | null>(null)
  const send = useChange(async () => {
    const base64 = await base64Of(checkedSize(file!, words))
    return post<CounselRoom>(incidentUrl(incidentId, 'counsel/items'), { kind: 'file', title: file!.name.slice(-300), base64 })
  }, close)
  return (
    <InlineForm className="apart" send={send} save={words.counsel.put} close={close} label={words.counsel.putFile}>
      <Labelled label={words.counsel.file}>
        <input type="file" required autoFocus onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        <span className="meta">{words.counsel.fileHint(MEBIBYTES)}</span>
      </Labelled>
    </InlineForm>
  )
}

/** What the server would refuse is refused before it is sent. */
function checkedSize(file: File, { counsel }: Words): File {
  if (file.size <= MOST_ITEM_BYTES) return file
  throw new Problem(413, { code: 'counsel_item_large', says: counsel.fileTooLarge(MEBIBYTES), hint: counsel.fileTooLargeHint })
}
