/** An address that leads nowhere, and the way back. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../parts/words.tsx'
import { Gate } from './gate.tsx'

export function NotFoundPage() {
  const words = useWords()
  return (
    <Gate>
      <h1>{words.state.notFound}</h1>
      <p className="meta-2">{words.state.notFoundHint}</p>
      <p className="gate-back">
        <Link to="/incidents">{words.account.back}</Link>
      </p>
    </Gate>
  )
}
