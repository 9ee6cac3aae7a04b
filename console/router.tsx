/** Which page stands at which address. */
import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useQuery } from '@tanstack/react-query'
import { SignInPage } from './access/sign-in-page.tsx'
import { AccountPage } from './access/account-page.tsx'
import { LinkPage } from './access/link-page.tsx'
import { NotFoundPage } from './access/not-found-page.tsx'
import { StaffPage } from './access/staff-page.tsx'
import { LogPage } from './audit/log-page.tsx'
import { Problem, queryClient } from './api-client.ts'
import { CounselPage } from './counsel/counsel-page.tsx'
import { ClaimsPage } from './enquiry/claims-page.tsx'
import { DeskPage } from './enquiry/desk-page.tsx'
import { StatementPage } from './enquiry/statement-page.tsx'
import { EvidencePage } from './evidence/evidence-page.tsx'
import { FactsPage } from './incident/facts-page.tsx'
import { IncidentsPage } from './incident/incidents-page.tsx'
import { OverviewPage } from './incident/overview-page.tsx'
import { QuestionsPage } from './incident/questions-page.tsx'
import { FilingPage, type FilingAsked } from './notify/filing-page.tsx'
import { NoticesPage } from './notify/notices-page.tsx'
import { DecisionPage } from './obligation/decision-page.tsx'
import { ExerciseRunPage } from './obligation/exercise-run-page.tsx'
import { ExercisesPage } from './obligation/exercises-page.tsx'
import { ObligationsPage } from './obligation/obligations-page.tsx'
import { Frame } from './parts/frame.tsx'
import { Loading, ProblemNote } from './parts/states.tsx'
import { meQuery, type RegisterAsked } from './queries.ts'
import { PersonPage } from './register/person-page.tsx'
import { CallPage } from './preparedness/call-page.tsx'
import { SuppliersPage } from './preparedness/suppliers-page.tsx'
import { RegisterPage } from './register/register-page.tsx'
import { ReviewPage } from './register/review-page.tsx'
import { WeightsPage } from './register/weights-page.tsx'
import { SupplierPage } from './supplier/supplier-page.tsx'

/** Asks who we are; whoever is nobody goes to the door. */
async function requireSession(): Promise<void> {
  try {
    const me = await queryClient.ensureQueryData(meQuery)
    if (me.mustEnrol) throw redirect({ to: '/account' })
  } catch (error) {
    if (error instanceof Problem && error.status === 401) throw redirect({ to: '/sign-in' })
    throw error
  }
}

const root = createRootRoute({
  component: Outlet,
  errorComponent: ({ error }) => (
    <main id="main" className="gate">
      <ProblemNote error={error} retry={() => location.reload()} />
    </main>
  ),
})
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/incidents' })
  },
})
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage })
const account = createRoute({ getParentRoute: () => root, path: '/account', component: AccountPage })
const staff = createRoute({ getParentRoute: () => root, path: '/staff', beforeLoad: requireSession, component: StaffPage })
const link = createRoute({ getParentRoute: () => root, path: '/link', component: LinkPage })
const incidents = createRoute({ getParentRoute: () => root, path: '/incidents', beforeLoad: requireSession, component: IncidentsPage })
const incident = createRoute({
  getParentRoute: () => root,
  path: '/incidents/$incidentId',
  beforeLoad: requireSession,
  component: IncidentLayout,
  pendingComponent: Loading,
})

/** Ends the visit when the session does: the next answer that says 401 leads to the door. */
function IncidentLayout() {
  const { incidentId } = incident.useParams()
  const me = useQuery({ ...meQuery, refetchInterval: 120_000 })
  const navigate = incident.useNavigate()
  const isOut = me.error instanceof Problem && me.error.status === 401
  useEffect(() => {
    if (isOut) void navigate({ to: '/sign-in' })
  }, [isOut, navigate])
  if (!me.data) return <Loading />
  return (
    <Frame me={me.data} incidentId={incidentId}>
      <Outlet />
    </Frame>
  )
}

/** Filters live in the address, so that a list can be bookmarked and the Back key works. */
function registerSearch(raw: Record<string, unknown>): RegisterAsked {
  const asked: RegisterAsked = {}
  for (const key of ['relationship', 'kind', 'flag', 'q'] as const)
    if (typeof raw[key] === 'string' || typeof raw[key] === 'number') asked[key] = String(raw[key])
  for (const key of ['after', 'before'] as const) if (Number.isInteger(raw[key])) asked[key] = raw[key] as number
  return asked
}
function evidenceSearch(raw: Record<string, unknown>): { status?: string; q?: string } {
  return { ...(typeof raw['status'] === 'string' ? { status: raw['status'] } : {}), ...(typeof raw['q'] === 'string' ? { q: raw['q'] } : {}) }
}

function filingSearch(raw: Record<string, unknown>): FilingAsked {
  return {
    ...(typeof raw['form'] === 'string' ? { form: raw['form'] } : {}),
    ...(Number.isInteger(raw['version']) ? { version: raw['version'] as number } : {}),
  }
}

const overview = createRoute({
  getParentRoute: () => incident,
  path: '/',
  component: function Page() {
    return <OverviewPage incidentId={incident.useParams().incidentId} />
  },
})
const register = createRoute({
  getParentRoute: () => incident,
  path: 'register',
  validateSearch: registerSearch,
  component: function Page() {
    const navigate = register.useNavigate()
    return <RegisterPage incidentId={incident.useParams().incidentId} asked={register.useSearch()} ask={(search) => void navigate({ search })} />
  },
})
const person = createRoute({
  getParentRoute: () => incident,
  path: 'register/$personNo',
  component: function Page() {
    const { personNo } = person.useParams()
    return <PersonPage key={personNo} incidentId={incident.useParams().incidentId} personNo={Number(personNo)} />
  },
})
const matches = createRoute({
  getParentRoute: () => incident,
  path: 'matches',
  component: function Page() {
    return <ReviewPage incidentId={incident.useParams().incidentId} />
  },
})
const weights = createRoute({
  getParentRoute: () => incident,
  path: 'matches/weights',
  component: function Page() {
    return <WeightsPage incidentId={incident.useParams().incidentId} />
  },
})
const evidence = createRoute({
  getParentRoute: () => incident,
  path: 'evidence',
  validateSearch: evidenceSearch,
  component: function Page() {
    const navigate = evidence.useNavigate()
    return <EvidencePage incidentId={incident.useParams().incidentId} asked={evidence.useSearch()} ask={(search) => void navigate({ search })} />
  },
})
const obligations = createRoute({
  getParentRoute: () => incident,
  path: 'obligations',
  component: function Page() {
    return <ObligationsPage incidentId={incident.useParams().incidentId} />
  },
})
const decision = createRoute({
  getParentRoute: () => incident,
  path: 'decision',
  component: function Page() {
    return <DecisionPage incidentId={incident.useParams().incidentId} />
  },
})
const questions = createRoute({
  getParentRoute: () => incident,
  path: 'questions',
  component: function Page() {
    return <QuestionsPage incidentId={incident.useParams().incidentId} />
  },
})
const supplierList = createRoute({ getParentRoute: () => root, path: '/suppliers', beforeLoad: requireSession, component: SuppliersPage })
const call = createRoute({ getParentRoute: () => root, path: '/call', beforeLoad: requireSession, component: CallPage })
const exercises = createRoute({ getParentRoute: () => root, path: '/exercises', beforeLoad: requireSession, component: ExercisesPage })
const exerciseRun = createRoute({
  getParentRoute: () => root,
  path: '/exercises/$runId',
  beforeLoad: requireSession,
  component: function Page() {
    const { runId } = exerciseRun.useParams()
    return <ExerciseRunPage key={runId} runId={runId} />
  },
})
const filing = createRoute({
  getParentRoute: () => incident,
  path: 'filing',
  validateSearch: filingSearch,
  component: function Page() {
    const navigate = filing.useNavigate()
    return <FilingPage incidentId={incident.useParams().incidentId} asked={filing.useSearch()} ask={(search) => void navigate({ search })} />
  },
})
const notices = createRoute({
  getParentRoute: () => incident,
  path: 'notices',
  component: function Page() {
    return <NoticesPage incidentId={incident.useParams().incidentId} />
  },
})
const facts = createRoute({
  getParentRoute: () => incident,
  path: 'facts',
  component: function Page() {
    return <FactsPage incidentId={incident.useParams().incidentId} />
  },
})
const suppliers = createRoute({
  getParentRoute: () => incident,
  path: 'supplier',
  component: function Page() {
    return <SupplierPage incidentId={incident.useParams().incidentId} />
  },
})
const statement = createRoute({
  getParentRoute: () => incident,
  path: 'statement',
  component: function Page() {
    return <StatementPage incidentId={incident.useParams().incidentId} />
  },
})
const desk = createRoute({
  getParentRoute: () => incident,
  path: 'desk',
  component: function Page() {
    return <DeskPage incidentId={incident.useParams().incidentId} enquiryId={null} />
  },
})
const enquiry = createRoute({
  getParentRoute: () => incident,
  path: 'desk/$enquiryId',
  component: function Page() {
    const { enquiryId } = enquiry.useParams()
    return <DeskPage incidentId={incident.useParams().incidentId} enquiryId={enquiryId} />
  },
})
const claims = createRoute({
  getParentRoute: () => incident,
  path: 'claims',
  component: function Page() {
    return <ClaimsPage incidentId={incident.useParams().incidentId} />
  },
})
const counsel = createRoute({
  getParentRoute: () => incident,
  path: 'counsel',
  component: function Page() {
    return <CounselPage incidentId={incident.useParams().incidentId} />
  },
})
const log = createRoute({
  getParentRoute: () => incident,
  path: 'log',
  component: function Page() {
    return <LogPage incidentId={incident.useParams().incidentId} />
  },
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signIn,
    link,
    account,
    staff,
    incidents,
    supplierList,
    call,
    exercises,
    exerciseRun,
    incident.addChildren([
      overview,
      register,
      person,
      matches,
      weights,
      evidence,
      obligations,
      decision,
      questions,
      filing,
      notices,
      facts,
      suppliers,
      statement,
      desk,
      enquiry,
      claims,
      counsel,
      log,
    ]),
  ]),
  defaultPreload: false,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
})
declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
