/** What leaves the house and what comes back: statement, notices, desk. Code, sentence, way out; identifiers only. */
export const TELLING_ERRORS = {
  test_not_sent: {
    says: 'The test message was not sent: {reason}.',
    hint: 'Nobody got anything. Look at the relay with `tocsin notify relay`, and try again.',
  },
  statement_incomplete: {
    says: 'The statement on {incidentId} has gaps and was not published: {missing}.',
    hint: 'Write what is missing into the incident file (docs/incident-file.md), run the investigation again, then publish.',
  },
  statement_unpublished: {
    says: 'No statement is published under {slug}.',
    hint: 'Publish it first: `tocsin statement publish`, or the page Statement in the console.',
  },
  enquiry_unknown: { says: 'There is no enquiry {enquiryId} in this incident.', hint: 'Look for its number in the queue of the desk.' },
  enquiry_closed: { says: 'Enquiry {enquiryId} is closed.', hint: 'Open it again first: the button stands where the others were.' },
  proof_too_little: {
    says: 'One thing is not enough to prove who somebody is.',
    hint: 'Ask for a second thing, of another kind: what stands in the stolen files may be known to the thieves.',
  },
  received_in_future: {
    says: 'The day on which it came lies in the future.',
    hint: 'The clocks run from that day: type the day on the postmark or of the call.',
  },
  reply_not_releasable: { says: 'This reply cannot be released by the person who wrote it.', hint: 'Ask a second person of the desk to read and release it.' },
  reply_unknown: { says: 'There is no reply {entryId} that waits to be released.', hint: 'Open the enquiry again: somebody may have released it.' },
  not_proven: {
    says: 'Nobody has proven who asks, so nothing about a person can be given out.',
    hint: 'Write down the proof first, or answer without data of the person.',
  },
  mailbox_failed: { says: 'The mailbox of the desk did not open: {reason}.', hint: 'Check TOCSIN_DESK_IMAP and the password file (docs/desk.md).' },
  claim_unknown: { says: 'There is no claim {enquiryId} in this incident.', hint: 'Look for its number among the claims.' },
  address_refused: {
    says: 'The e-mail address of person {personNo}, or our own, is not one we write to.',
    hint: 'Write a letter to this person, or correct the address.',
  },
  campaign_unknown: { says: 'There is no campaign {campaignId}.', hint: 'List them with `tocsin notify status`.' },
  campaign_state: { says: 'Campaign {campaignId} is {state}: it cannot be {wanted}.', hint: '{way}' },
  nobody_to_tell: { says: 'There is nobody who has not been told for this purpose ({purpose}).', hint: 'To write to the same people again, plan an update.' },
  campaign_not_approved: {
    says: 'Campaign {campaignId} is not approved.',
    hint: 'A second person has to approve it first: `tocsin notify approve {campaignId}`.',
  },
  approval_same_person: {
    says: 'Who planned or changed campaign {campaignId} cannot approve it.',
    hint: 'Somebody else, who may approve notices, signs in and approves it.',
  },
  standing_stale: {
    says: 'The answers of the self-check are no longer worded as they were when you read them, or nobody has asked for this.',
    hint: 'Read them again (`tocsin check-requests standing INCIDENT_ID`), and ask and agree for those words.',
  },
  standing_same_person: {
    says: 'Who asked that answers leave by themselves cannot agree to it.',
    hint: 'Somebody else, who may release answers, reads the words and agrees.',
  },
  approval_stale: {
    says: 'Campaign {campaignId} is no longer what was shown: text or recipients have changed.',
    hint: 'Plan it again, read it again, and have it approved again.',
  },
  approval_blocked: {
    says: 'Campaign {campaignId} cannot be approved yet: {problems}.',
    hint: 'See `tocsin notify preview {campaignId}` for each finding and what settles it.',
  },
  relay_missing: { says: 'No mail relay is set, so no e-mail can be sent.', hint: 'Name the mail server of your organisation: `tocsin notify relay --help`.' },
  relay_invalid: { says: 'The settings of the relay were not understood: {problem}.', hint: 'See docs/notices.md, section The relay.' },
  relay_refused: {
    says: 'The relay {host} did not take us: {reason}.',
    hint: 'Check host, port, user and password with `tocsin notify relay`; nothing was sent.',
  },
  sending_stopped: { says: 'Campaign {campaignId} stands still: {reason}.', hint: 'Run `tocsin notify reconcile {campaignId}`; it says what to do.' },
  reference_unknown: { says: 'No notice has the reference {reference}.', hint: 'Check the figures: two wrong ones are found, so one of them was misread.' },
  batch_done: {
    says: '{reference} was already handed over for printing, in batch {batchNo}.',
    hint: 'A second copy needs a reason: `tocsin notify letters {campaignId} --reprint {reference} --reason …`.',
  },
  wording_invalid: { says: 'The words for {block} were not understood: {problem}.', hint: 'Blocks that can be worded are listed in docs/notices.md.' },
  language_missing: {
    says: 'There are no texts of notices in the language {language}.',
    hint: 'English and Welsh are built in. For another write languages/{language}.yaml in the data folder (`tocsin notify language --template {language}`), then plan again.',
  },
  language_invalid: {
    says: '{file} cannot be used: {problems}',
    hint: 'Put it right, then look again: `tocsin notify language {language}`. docs/notices.md says how the file is made.',
  },
  letter_failed: { says: 'A letter could not be set: {problem}.', hint: 'This is a defect in the template; report it with the template name.' },
} as const
