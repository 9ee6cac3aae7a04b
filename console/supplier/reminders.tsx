/** Reminders that are due, as mails to send: they say that answers are owed, and nothing of the incident. */
import { useMutation } from '@tanstack/react-query'
import type { SupplierReminder } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { Section } from '../parts/section.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

export function Reminders({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const remind = useMutation({ mutationFn: () => post<SupplierReminder[]>(incidentUrl(incidentId, 'suppliers/remind')) })
  // What was taken is noted as given, so it stays on the page until the page is left.
  const mails = remind.data ?? []
  return (
    <Section className="apart" title={words.supplier.reminders}>
      <p className="meta-2">{words.supplier.remindLead}</p>
      <p className="act">
        <button type="button" className="btn" disabled={remind.isPending || mails.length > 0} onClick={() => remind.mutate()}>
          {words.supplier.remind}
        </button>
      </p>
      {remind.isError && <ProblemNote error={remind.error} />}
      <div role="status">
        {remind.data?.length === 0 && <p>{words.supplier.remindNone}</p>}
        {mails.map((mail) => (
          <div className="invited" key={mail.to}>
            <p className="strong">{mail.subject}</p>
            <pre className="command" tabIndex={0}>
              {mail.text}
            </pre>
            <p>
              <a
                className="btn small"
                href={`mailto:${encodeURIComponent(mail.to)}?subject=${encodeURIComponent(mail.subject)}&body=${encodeURIComponent(mail.text)}`}
              >
                {words.supplier.remindOpen(mail.to)}
              </a>
            </p>
          </div>
        ))}
      </div>
    </Section>
  )
}
