/** One notice to one's own address: how it arrives is seen nowhere else. Nothing is counted by it. */
import { useMutation } from '@tanstack/react-query'
import type { TestSent } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

export function TestToMyself({ url, body }: { url: string; body: { personNo: number; language: string } }) {
  const words = useWords().notices.campaign
  const test = useMutation({ mutationFn: () => post<TestSent>(url, body) })
  return (
    <>
      <p className="row">
        <button type="button" className="btn small" disabled={test.isPending} onClick={() => test.mutate()}>
          {test.isPending ? words.testSending : words.testToMyself}
        </button>
        <span className="meta" role="status">
          {test.data === undefined ? words.testHint : words.testSent(test.data.to)}
        </span>
      </p>
      {test.isError && <ProblemNote error={test.error} />}
    </>
  )
}
