/** One's own account: the second factor, set up with an authenticator app and taken off again. */
import { useState, type FormEvent } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { AccountView, EnrolmentView } from '../../src/api/contract.ts'
import { get, post } from '../api-client.ts'
import { TextField } from '../parts/form.tsx'
import { Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery } from '../queries.ts'
import { Gate } from './gate.tsx'

const ACCOUNT = { queryKey: ['account'], queryFn: () => get<AccountView>('/api/account') }

export function AccountPage() {
  const words = useWords()
  const query = useQuery(ACCOUNT)
  const navigate = useNavigate()
  const isOut = query.isError && (query.error as { status?: number }).status === 401
  if (isOut) void navigate({ to: '/sign-in' })
  return (
    <Gate>
      <h1>{words.account.title}</h1>
      <Loaded query={query} lines={5}>
        {(account) => (
          <>
            <p className="meta-2">
              {words.account.who(account.name, account.role)}
              <br />
              {account.email}
            </p>
            <h2>{words.account.factor}</h2>
            <p className={account.isRequired && !account.isSet ? 'strong' : undefined}>
              {account.isSet ? words.account.isSet : account.isRequired ? words.account.must : words.account.isNot}
            </p>
            {account.isSet ? <TakeOff account={account} /> : <SetUp />}
            {(account.isSet || !account.isRequired) && (
              <p>
                <Link to="/incidents">{words.account.back}</Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Gate>
  )
}

function SetUp() {
  const words = useWords()
  const [password, setPassword] = useState('')
  const begin = useMutation({ mutationFn: () => post<EnrolmentView>('/api/account/second-factor', { password }) })
  if (begin.data) return <Confirm enrolment={begin.data} />
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    begin.mutate()
  }
  return (
    <form onSubmit={onSubmit}>
      <p>{words.account.why}</p>
      <TextField label={words.account.password} value={password} set={setPassword} type="password" autoComplete="current-password" required />
      {begin.isError && <ProblemNote error={begin.error} />}
      <button type="submit" className="btn primary" disabled={begin.isPending}>
        {words.account.begin}
      </button>
    </form>
  )
}

/** The picture has a white edge of its own, whatever the theme: a camera needs it. */
function Confirm({ enrolment: { size, path, typed } }: { enrolment: EnrolmentView }) {
  const words = useWords()
  const [code, setCode] = useState('')
  const confirm = useAccountChange(() => post<AccountView>('/api/account/second-factor/confirm', { code }))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate()
  }
  return (
    <form onSubmit={onSubmit}>
      <p>{words.account.scan}</p>
      <svg
        className="qr"
        role="img"
        aria-label={words.account.picture}
        viewBox={`-2 -2 ${size + 4} ${size + 4}`}
        width="220"
        height="220"
        shapeRendering="crispEdges"
      >
        <rect x="-2" y="-2" width={size + 4} height={size + 4} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p className="mono">{typed}</p>
      <TextField label={words.account.code} value={code} set={setCode} autoComplete="one-time-code" required autoFocus />
      {confirm.isError && <ProblemNote error={confirm.error} />}
      <button type="submit" className="btn primary" disabled={confirm.isPending}>
        {words.account.confirm}
      </button>
    </form>
  )
}

function TakeOff({ account }: { account: AccountView }) {
  const words = useWords()
  const [given, setGiven] = useState({ password: '', code: '' })
  const end = useAccountChange(() => post<AccountView>('/api/account/second-factor/end', given))
  if (account.isRequired) return <p className="meta-2">{words.account.fixed}</p>
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    end.mutate()
  }
  return (
    <details>
      <summary>{words.account.end}</summary>
      <form onSubmit={onSubmit}>
        <p>{words.account.endHint}</p>
        <TextField
          label={words.account.password}
          value={given.password}
          set={(password) => setGiven((old) => ({ ...old, password }))}
          type="password"
          autoComplete="current-password"
          required
        />
        <TextField label={words.account.code} value={given.code} set={(code) => setGiven((old) => ({ ...old, code }))} autoComplete="one-time-code" required />
        {end.isError && <ProblemNote error={end.error} />}
        <button type="submit" className="btn" disabled={end.isPending}>
          {words.account.end}
        </button>
      </form>
    </details>
  )
}

function useAccountChange(work: () => Promise<AccountView>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: work,
    onSuccess: (account) => {
      client.setQueryData(ACCOUNT.queryKey, account)
      // The door asks the kept answer: it must not send back here whoever has just set it up.
      client.setQueryData(meQuery.queryKey, (me) => me && { ...me, mustEnrol: account.isRequired && !account.isSet })
    },
  })
}
