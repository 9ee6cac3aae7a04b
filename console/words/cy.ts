import { en, type Words } from './en.ts'
export const cy: Words = { ...en, locale: 'cy', name: 'Cymraeg' }
