/** A notice as it will be read, at reading size. Words that break a rule are underlined; their number stands in the margin and in the list. */
import type { ReactNode } from 'react'
import type { NoticePreviewView } from '../../src/api/contract.ts'
import { useWords } from '../parts/words.tsx'

export function NoticeLetter({ notice, lang, dir, current }: { notice: NoticePreviewView; lang: string; dir: 'ltr' | 'rtl'; current: string }) {
  const words = useWords()
  return (
    <article className="letter" lang={lang} dir={dir} aria-label={words.notices.previewTitle}>
      <div className="hd">
        <span>{notice.organisation}</span>
        <span>{notice.reference}</span>
      </div>
      <h2>{notice.title}</h2>
      <p>{notice.salutation}</p>
      {notice.blocks.map((block, place) => (
        <div key={place} className={block.name === current ? 'cur' : undefined}>
          {block.heading !== '' && <h3>{block.heading}</h3>}
          {block.texts.map((text, index) => (
            <p key={index}>
              <Marked text={text} notice={notice} block={block.name} />
            </p>
          ))}
          {block.items.length > 0 && (
            <ul>
              {block.items.map((text, index) => (
                <li key={index}>
                  <Marked text={text} notice={notice} block={block.name} />
                </li>
              ))}
            </ul>
          )}
          {block.actions.length > 0 && (
            <ol>
              {block.actions.map((action, index) => (
                <li key={index}>
                  <b>
                    {action.howLong === '' ? action.when : `${action.when}, ${action.howLong}`}: {action.head}
                  </b>
                  {action.texts.map((text, place) => (
                    <p key={place}>
                      <Marked text={text} notice={notice} block={block.name} />
                    </p>
                  ))}
                </li>
              ))}
            </ol>
          )}
          {block.lines.map((text, index) => (
            <p key={index}>
              <Marked text={text} notice={notice} block={block.name} />
            </p>
          ))}
        </div>
      ))}
    </article>
  )
}

/** The words of a finding stand out where they stand in the text. */
function Marked({ text, notice, block }: { text: string; notice: NoticePreviewView; block: string }) {
  const pieces: ReactNode[] = []
  let rest = text
  for (let key = 0; ; key++) {
    const hits = notice.findings
      .map((finding, index) => ({ finding, index, at: finding.block === block && finding.words !== '' ? rest.indexOf(finding.words) : -1 }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)
    const hit = hits[0]
    if (hit === undefined) return [...pieces, rest]
    pieces.push(
      rest.slice(0, hit.at),
      <span key={key} className="ref" aria-hidden="true">
        {hit.index + 1}
      </span>,
      <mark key={`m${key}`} className="lint">
        {hit.finding.words}
      </mark>,
    )
    rest = rest.slice(hit.at + hit.finding.words.length)
  }
}
