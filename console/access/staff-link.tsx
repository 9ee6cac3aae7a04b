/** A one-time link, shown once, to hand over. */
import { useRef, useState } from 'react'
import type { StaffLink } from '../../src/api/contract.ts'
import { copyText, type Copied } from '../parts/copy.ts'
import { useWords } from '../parts/words.tsx'

export function StaffLinkShown({ name, link }: { name: string; link: StaffLink }) {
  const { staff } = useWords()
  const [copied, setCopied] = useState<Copied | null>(null)
  const shown = useRef<HTMLPreElement>(null)
  const url = new URL(link.path, location.origin).href
  const copy = () => void copyText(url, shown.current).then(setCopied)
  return (
    <div className="invited">
      <p className="strong">{staff.linkFor(name)}</p>
      <pre className="command" tabIndex={0} ref={shown}>
        {url}
      </pre>
      <p>
        <button type="button" className="btn small" onClick={copy}>
          {copied === null ? staff.copy : copied === 'copied' ? staff.copied : staff.selected}
        </button>
      </p>
      <p className="meta-2">{staff.linkHow}</p>
    </div>
  )
}
