/** Every command, in the order of `--help`. */
import { accessInvite } from './access.ts'
import { auditVerify } from './audit.ts'
import { checkRequestsList } from './check-requests.ts'
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { checkRequestsRelease, claimsExport, claimsList, claimsSide, deskMailbox, deskStatus } from './desk.ts'
import { columns, detect } from './evidence.ts'
import { exerciseList, exerciseRun } from './exercise.ts'
import { factsAdd, factsCorrect, factsDocuments, factsFromVeris, factsList } from './facts.ts'
import { filingExport, filingFiled, filingList } from './filing.ts'
import { incidentList } from './incident.ts'
import { investigate } from './investigate.ts'
import { notifyApprove, notifyExport, notifyPause, notifyPlan, notifyPreview, notifyReconcile, notifySend, notifyStatus } from './notify.ts'
import { notifyBounces } from './notify-bounces.ts'
import { notifyLetters, notifyReturned } from './notify-letters.ts'
import { notifyLookAlikes } from './notify-look-alikes.ts'
import { notifyProof } from './notify-proof.ts'
import { notifyLint, notifyRelay } from './notify-relay.ts'
import { notifyWish } from './notify-wish.ts'
import { deadline, lawsCheck, lawsList, lawsShow, obligations, severity } from './obligation.ts'
import { link } from './link.ts'
import { linkExplain } from './link-explain.ts'
import { linkPsi } from './link-psi.ts'
import { linkReview } from './link-review.ts'
import { packMake, packVerify } from './pack.ts'
import { sample } from './sample.ts'
import { scan } from './scan.ts'
import { serve } from './serve.ts'
import { statementExport, statementPublish } from './statement.ts'
import { supplierFiles, supplierInvite, supplierList, supplierShutOut, supplierTakeIn } from './supplier.ts'
import { supplierBundle, supplierMail, supplierReceive, supplierRemind } from './supplier-ways.ts'
import { worker } from './worker.ts'

export const COMMANDS: readonly Command[] = [
  demo,
  investigate,
  serve,
  worker,
  sample,
  scan,
  detect,
  columns,
  link,
  linkExplain,
  linkReview,
  linkPsi,
  incidentList,
  factsList,
  factsAdd,
  factsCorrect,
  factsDocuments,
  factsFromVeris,
  filingList,
  filingExport,
  filingFiled,
  packMake,
  packVerify,
  obligations,
  severity,
  deadline,
  lawsList,
  lawsShow,
  lawsCheck,
  exerciseList,
  exerciseRun,
  statementPublish,
  statementExport,
  notifyPlan,
  notifyPreview,
  notifyApprove,
  notifySend,
  notifyPause,
  notifyStatus,
  notifyReconcile,
  notifyLetters,
  notifyReturned,
  notifyBounces,
  notifyExport,
  notifyProof,
  notifyWish,
  notifyLint,
  notifyLookAlikes,
  notifyRelay,
  checkRequestsList,
  checkRequestsRelease,
  deskStatus,
  deskMailbox,
  claimsList,
  claimsExport,
  claimsSide,
  supplierInvite,
  supplierList,
  supplierShutOut,
  supplierRemind,
  supplierFiles,
  supplierTakeIn,
  supplierMail,
  supplierReceive,
  supplierBundle,
  accessInvite,
  auditVerify,
]
