/** Every command, in the order of `--help`. */
import { accessInvite } from './access.ts'
import { auditVerify } from './audit.ts'
import { checkRequestsList } from './check-requests.ts'
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { columns, detect } from './evidence.ts'
import { incidentList } from './incident.ts'
import { investigate } from './investigate.ts'
import { deadline, lawsCheck, lawsList, lawsShow, obligations, severity } from './obligation.ts'
import { link } from './link.ts'
import { linkExplain } from './link-explain.ts'
import { sample } from './sample.ts'
import { scan } from './scan.ts'
import { serve } from './serve.ts'
import { statementPublish } from './statement.ts'
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
  incidentList,
  obligations,
  severity,
  deadline,
  lawsList,
  lawsShow,
  lawsCheck,
  statementPublish,
  checkRequestsList,
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
