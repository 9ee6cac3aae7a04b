/** What lies between publishing and the public door: the folder, and each incident's card in it. */
import { join } from 'node:path'

/** What the portal must know of an incident; nothing in it is secret. */
export type SiteCard = {
  incidentId: string
  title: string
  publicKey: string
  version: number
  publishedAt: string
  /** ISO day that the statement promises. */ nextUpdateOn: string
}

export const siteFolderOf = (dataFolder: string): string => join(dataFolder, 'site')
export const spoolFolderOf = (dataFolder: string): string => join(dataFolder, 'spool')

/** The blinded codes of notices, in an incident's folder. */
export const codeBookOf = (folder: string): string => join(folder, 'codes.bin')

/** Papers that visitors added, sealed, in the spool. */
export const paperFolderOf = (spoolFolder: string): string => join(spoolFolder, 'papers')

/** The sealed pages of people, in an incident's folder. */
export const pageBookOf = (folder: string): string => join(folder, 'pages.bin')
