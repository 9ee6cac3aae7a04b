/** The shape of preparedness.yaml, as a person writes it. docs/preparedness.md is its description; the two change together. */
import { z } from 'zod'
import { KINDS, RELATIONSHIPS } from '../kinds.ts'
import { count, country, day, email, organisationSchema, text } from './incident-schema.ts'

export const dataSetSchema = z.strictObject({
  data_set: text,
  of: z.array(z.enum(RELATIONSHIPS)).optional(),
  kinds: z.array(z.enum(KINDS)).optional(),
  people: count.optional(),
  keep_until: day.optional(),
  note: text.optional(),
})

export const supplierSchema = z.strictObject({
  name: text,
  kind: text.optional(),
  country: country.optional(),
  contact: z.strictObject({ name: text.optional(), email: email.optional(), phone: text.optional() }).optional(),
  /** Left out: not known. An empty list: there are none. */
  sub_suppliers: z.array(text).optional(),
  contract: z
    .strictObject({
      clause: text.optional(),
      tell_us_within_hours: z.number().positive().max(10_000).optional(),
      read_on: day.optional(),
      ends: day.optional(),
    })
    .optional(),
  holds: z.array(dataSetSchema).optional(),
})

export const preparednessSchema = z.strictObject({ organisation: organisationSchema.optional(), suppliers: z.array(supplierSchema).optional() })
export type Preparedness = z.infer<typeof preparednessSchema>
export type PreparedSupplier = z.infer<typeof supplierSchema>
export type DataSet = z.infer<typeof dataSetSchema>
