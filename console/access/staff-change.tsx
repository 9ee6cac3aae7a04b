/** What can be changed of one person's access, each with what follows from it. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { StaffCard, StaffLink, StaffView } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
import { ChoiceField } from '../parts/form.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { StaffLinkShown } from './staff-link.tsx'

export function StaffChange({ one, roles, close }: { one: StaffCard; roles: string[]; close: () => void }) {
  const { staff, ...words } = useWords()
  const client = useQueryClient()
  const [role, setRole] = useState(one.role)
  const url = (what: string) => `/api/staff/${one.staffId}/${what}`
  const change = useMutation({
    mutationFn: ({ what, body = {} }: { what: string; body?: object }) => post<StaffView>(url(what), body),
    onSuccess: (view) => {
      client.setQueryData(['staff'], view)
      close()
    },
  })
  const renew = useMutation({ mutationFn: () => post<StaffLink>(url('link')), onSuccess: () => client.invalidateQueries({ queryKey: ['staff'] }) })
  const onRole = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ what: 'role', body: { role } })
  }
  const isBusy = change.isPending || renew.isPending
  const isOut = one.state === 'ended'
  return (
    <div className="staff-change">
      {!isOut && (
        <form onSubmit={onRole}>
          <ChoiceField label={staff.role} value={role} set={setRole} choices={roles.map((code) => [code, words.role[code] ?? code] as const)} />
          <p className="meta">{staff.may[role]}</p>
          <button type="submit" className="btn small" disabled={isBusy || role === one.role}>
            {staff.giveRole}
          </button>
        </form>
      )}
      <Act says={isOut ? staff.restore : staff.renew} why={isOut ? '' : staff.renewWhy} isBusy={isBusy} act={() => renew.mutate()}>
        {renew.data && <StaffLinkShown name={one.name} link={renew.data} />}
      </Act>
      {one.hasSecondFactor && !isOut && (
        <Act says={staff.reset} why={staff.resetWhy} isBusy={isBusy} act={() => change.mutate({ what: 'second-factor-reset' })} />
      )}
      {!isOut && <Act says={staff.end(one.name)} why={staff.endWhy} isBusy={isBusy} act={() => change.mutate({ what: 'end' })} />}
      {(change.error ?? renew.error) && <ProblemNote error={change.error ?? renew.error} />}
    </div>
  )
}

function Act({ says, why, isBusy, act, children }: { says: string; why: string; isBusy: boolean; act: () => void; children?: ReactNode }) {
  return (
    <div>
      <button type="button" className="btn small" disabled={isBusy} onClick={act}>
        {says}
      </button>
      {why !== '' && <p className="meta">{why}</p>}
      <div role="status">{children}</div>
    </div>
  )
}
