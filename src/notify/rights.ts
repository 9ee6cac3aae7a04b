/**
 * How long we may take to answer, as a notice says it. UK GDPR Article 12(3): one month for what a person asks for under Articles 15 to 22.
 * Data Protection Act 2018, section 164A (added in 2025): 30 days to acknowledge a complaint.
 */
export const RIGHT_WITHIN = { access: { en: 'one month', cy: 'un mis' }, complaint: { en: '30 days', cy: '30 diwrnod' } } as const
