/** What lies in the room. While it is locked: how much, from whom and since when, and no more. */
import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { CounselItem, CounselNote, CounselRoom } from '../../src/api/contract.ts'
import { get, incidentUrl } from '../api-client.ts'
import { Dialog } from '../parts/dialog.tsx'
import { bytes, dayTimeZone } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Empty, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

export function ItemList({ incidentId, room, zone }: { incidentId: string; room: CounselRoom; zone: string }) {
  const words = useWords()
  const [note, setNote] = useState<CounselNote | null>(null)
  const read = useMutation({ mutationFn: (itemNo: number) => get<CounselNote>(incidentUrl(incidentId, `counsel/items/${itemNo}`)), onSuccess: setNote })
  return (
    <Section title={words.counsel.items} meta={words.number(room.items.length)} className="apart">
      {read.isError && <ProblemNote error={read.error} />}
      {room.items.length === 0 ? (
        <Empty says={words.counsel.empty} hint={words.counsel.emptyHint} />
      ) : (
        <div className="scroll-x" tabIndex={0} role="group" aria-label={words.counsel.what}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.counsel.no}</th>
                <th scope="col">{words.counsel.what}</th>
                <th scope="col" className="n">
                  {words.counsel.size}
                </th>
                <th scope="col">{words.counsel.from}</th>
                <th scope="col">{words.counsel.when}</th>
                <th scope="col">
                  <span className="sr">{words.counsel.read}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {room.items.map((item) => (
                <tr key={item.itemNo}>
                  <td>{words.number(item.itemNo)}</td>
                  <td>{item.title ?? <span className="meta-2">{`${words.counsel.kind[item.kind]}, ${words.counsel.sealedTitle}`}</span>}</td>
                  <td className="n">{bytes(item.bytes, words.locale)}</td>
                  <td>{item.putBy}</td>
                  <td>{dayTimeZone(new Date(item.putAt), zone, words.locale)}</td>
                  <td>{room.isUnlocked && <ReadButton incidentId={incidentId} item={item} read={() => read.mutate(item.itemNo)} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {note && (
        <Dialog label={note.title} className="note" onClose={() => setNote(null)}>
          <h2>{note.title}</h2>
          <p className="text">{note.text}</p>
          <p className="meta">{words.counsel.readLogged}</p>
        </Dialog>
      )}
    </Section>
  )
}

function ReadButton({ incidentId, item, read }: { incidentId: string; item: CounselItem; read: () => void }) {
  const { counsel } = useWords()
  if (item.kind === 'note')
    return (
      <button type="button" className="btn small" aria-label={counsel.readNo(item.itemNo)} onClick={read}>
        {counsel.read}
      </button>
    )
  return (
    <a className="btn small" download aria-label={counsel.saveNo(item.itemNo)} href={incidentUrl(incidentId, `counsel/items/${item.itemNo}/file`)}>
      {counsel.save}
    </a>
  )
}
