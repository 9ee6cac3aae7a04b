/** Which roles can do nothing before they have a second factor. */
import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { StaffView } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
import { Section } from '../parts/section.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

export function StaffFactorRule({ view }: { view: StaffView }) {
  const { staff, ...words } = useWords()
  const client = useQueryClient()
  const [roles, setRoles] = useState(view.secondFactorRoles)
  const keep = useMutation({ mutationFn: () => post<StaffView>('/api/staff/second-factor', { roles }), onSuccess: () => client.invalidateQueries() })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    keep.mutate()
  }
  const toggle = (role: string) => setRoles((old) => (old.includes(role) ? old.filter((one) => one !== role) : [...old, role]))
  const isSame = roles.toSorted().join() === view.secondFactorRoles.toSorted().join()
  return (
    <Section className="apart" title={staff.mustTitle}>
      <form className="staff-rule" onSubmit={onSubmit}>
        <p className="meta-2">{staff.mustWhy}</p>
        <div className="several">
          {view.roles.map((role) => (
            <label key={role} className="tick">
              <input type="checkbox" checked={roles.includes(role)} onChange={() => toggle(role)} /> {words.role[role] ?? role}
            </label>
          ))}
        </div>
        <button type="submit" className="btn" disabled={keep.isPending || isSame}>
          {staff.mustSave}
        </button>
        {keep.isError && <ProblemNote error={keep.error} />}
      </form>
    </Section>
  )
}
