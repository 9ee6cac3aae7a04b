/** The ways in: opening the room, unlocking it, coming in by a spoken code, and the recovery key. */
import { useState, type FormEvent, type ReactNode } from 'react'
import type { UseMutationResult } from '@tanstack/react-query'
import { LEAST_PASSPHRASE, type CounselRoom, type RecoveryKey } from '../../src/api/contract.ts'
import { incidentUrl, post, Problem } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { TextField } from '../parts/form.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import type { Words } from '../words/en.ts'

export function OpenForm({ incidentId, opened }: { incidentId: string; opened: (recoveryKey: string) => void }) {
  const words = useWords()
  const [pair, setPair] = useState(EMPTY)
  const send = useChange(
    async () => post<RecoveryKey>(incidentUrl(incidentId, 'counsel/open'), { passphrase: agreed(pair, words) }),
    ({ recoveryKey }) => opened(recoveryKey),
  )
  return (
    <DoorForm send={send} save={words.counsel.open} label={words.counsel.open}>
      <p className="meta-2">{words.counsel.openHint}</p>
      <NewPassphrase pair={pair} set={setPair} />
    </DoorForm>
  )
}

export function UnlockForm({ incidentId, mayRecover, isStranger = false }: { incidentId: string; mayRecover: boolean; isStranger?: boolean }) {
  const words = useWords()
  const [passphrase, setPassphrase] = useState('')
  const [isRecovering, setRecovering] = useState(false)
  const send = useChange(() => post<CounselRoom>(incidentUrl(incidentId, 'counsel/unlock'), { passphrase }))
  if (isRecovering || isStranger) return <CodeForm incidentId={incidentId} way="recover" />
  return (
    <DoorForm send={send} save={words.counsel.unlock} label={words.counsel.unlock}>
      <p>{words.counsel.locked}</p>
      <TextField label={words.counsel.passphrase} value={passphrase} set={setPassphrase} type="password" autoComplete="off" required />
      {mayRecover && (
        <button type="button" className="btn plain small" onClick={() => setRecovering(true)}>
          {words.counsel.forgotten}
        </button>
      )}
    </DoorForm>
  )
}

export function ComeInForm({ incidentId }: { incidentId: string }) {
  return <CodeForm incidentId={incidentId} way="accept" />
}

/** A code and a new passphrase: for whoever was admitted, and for whoever holds the recovery key. */
function CodeForm({ incidentId, way }: { incidentId: string; way: 'accept' | 'recover' }) {
  const words = useWords()
  const [code, setCode] = useState('')
  const [pair, setPair] = useState(EMPTY)
  const send = useChange(async () => post<CounselRoom>(incidentUrl(incidentId, `counsel/${way}`), { code, passphrase: agreed(pair, words) }))
  const isRecovery = way === 'recover'
  return (
    <DoorForm send={send} save={isRecovery ? words.counsel.unlock : words.counsel.comeIn} label={isRecovery ? words.counsel.forgotten : words.counsel.comeIn}>
      <p className="meta-2">{isRecovery ? words.counsel.forgottenHint : words.counsel.admitted}</p>
      <TextField
        label={isRecovery ? words.counsel.recoveryKey : words.counsel.code}
        value={code}
        set={setCode}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
      />
      <NewPassphrase pair={pair} set={setPair} />
    </DoorForm>
  )
}

export function RecoveryKeyNote({ recoveryKey, close }: { recoveryKey: string; close: () => void }) {
  const words = useWords()
  return (
    <div className="shown-once" role="status">
      <h2>{words.counsel.recoveryTitle}</h2>
      <p className="code">{recoveryKey}</p>
      <p className="meta-2">{words.counsel.recoveryHint}</p>
      <button type="button" className="btn primary" onClick={close}>
        {words.counsel.recoveryKept}
      </button>
    </div>
  )
}

type Pair = { first: string; again: string }
const EMPTY: Pair = { first: '', again: '' }

function NewPassphrase({ pair, set }: { pair: Pair; set: (pair: Pair) => void }) {
  const words = useWords()
  const secret = { type: 'password', autoComplete: 'new-password', minLength: LEAST_PASSPHRASE, required: true }
  return (
    <div className="two">
      <TextField label={words.counsel.passphraseNew} value={pair.first} set={(first) => set({ ...pair, first })} {...secret} />
      <TextField label={words.counsel.passphraseAgain} value={pair.again} set={(again) => set({ ...pair, again })} {...secret} />
    </div>
  )
}

function agreed({ first, again }: Pair, { counsel }: Words): string {
  if (first === again) return first
  throw new Problem(422, { code: 'passphrases_differ', says: counsel.passphrasesDiffer, hint: counsel.passphrasesDifferHint })
}

type Send = Pick<UseMutationResult<unknown, Error, void>, 'mutate' | 'isPending' | 'isError' | 'error'>

/** A form that stands in the page: there is nothing behind it to go back to. */
function DoorForm({ send, save, label, children }: { send: Send; save: string; label: string; children: ReactNode }) {
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <form className="inline-form apart" onSubmit={onSubmit} aria-label={label}>
      {children}
      <div className="btns">
        <button type="submit" className="btn primary" disabled={send.isPending}>
          {save}
        </button>
      </div>
      {send.isError && <ProblemNote error={send.error} />}
    </form>
  )
}
