/**
 * Sentences that train-names.ts fills: {N} full name, {G} given name, {F} family name are people; {P} place, {O} firm, {R} role, {S} street and
 * {n} number are not. All made up here.
 */
export const NAME_SENTENCES = [
  'Dear {G},\n\nThank you for your letter of 3 May.', 'Dear Mr {F},\n\nI am writing about your membership.', 'Dear Mrs {F}\nThank you for getting in touch.', 'Hi {G}, hope you are well.',
  'Yours sincerely,\n\n{N}\n{R}', 'Kind regards,\n{N}\n{R}, {O}', 'Best wishes,\n{G}', 'Many thanks\n{G} {F}', 'Regards, {N}', 'Thanks, {G}',
  'Name: {N}\nAddress: {S}, {P}', 'Full name: {N}', 'Contact: {N}, {R}', 'Surname: {F}\nForename: {G}', 'Patient: {N} (DOB 03/04/1971)', 'Employee {N} started on 4 March.',
  'My name is {N} and I live in {P}.', 'My name is {G}.', 'I am {N}, and I would like to complain.', 'This is {N} from {O}.', '{N} lives at {S}, {P}.', '{N} called about the invoice.',
  '{N}, {R}, said the branch would meet on Monday.', 'The {R}, {N}, replied on Tuesday.', 'We met {N} and {N} at the meeting in {P}.', 'Present: {N}, {N}, {N} and {N}.', 'Apologies: {N} and {G} {F}.',
  'Please contact {N} on 01632 960123.', 'Please ask {G} to call me back.', 'According to {N}, the order was late.', '{G} told me that the payment failed.', '{G} and {G} are moving to {P}.',
  'Her husband {N} is also a member.', 'My wife, {N}, has asked me to write.', 'His daughter {G} goes to school in {P}.', 'Next of kin: {N} (sister)', 'My son {G} is nine years old.',
  'Mr {N} was seen in clinic on 12 June.', 'Ms {F} has asked for a refund.', 'Dr {N} referred the patient to {P} Hospital.', 'Cllr {N} will chair.', 'Prof {F} agreed.', 'Miss {N} of {S}, {P}',
  'From: {N}\nTo: {N}\nSubject: Meeting in {P}', 'From: {G} {F} <someone@example.org>', 'On Monday {N} wrote:', 'cc {N}, {N}', 'Attendees: {N} ({O}), {N} ({P})',
  '{N}\n{S}\n{P}', 'To:\n{N}\n{S}\n{P}\n', '{N} - {R}', '- {N}: treasurer', '1. {N}\n2. {N}\n3. {N}', '{N} paid £{n} by card.', 'Payment received from {N}.', 'Account holder: {N}',
  '{N} was born on 5 June 1980 in {P}.', '{N} was diagnosed with asthma.', '{N} is a member of the union.', '{G} has been off sick since March.', "{G}'s address has changed.", "{N}'s membership expired.",
  'I spoke to {G} yesterday.', 'Spoke with {N} re: arrears.', 'Voicemail left for {N}.', '{N} (member {n}) moved to {P}.', 'Could you send {N} a copy?', 'Have you heard from {G}?', 'As {G} said, the box is full.',
  'The claim of {N} against {O} was settled.', 'Signed: {N}', 'Witness: {N}', 'Approved by {N} on 5 May', 'Created by {N}', 'Interviewed {N} at {P} station.', 'Thank you {G} for the flowers.', 'Meeting with {N} and {O}.',
  'The book was written by {N}.', '{N} and {N} live together at {S}.', 'Neighbour {N} complained about noise.', 'Volunteers: {G}, {G}, {G} and {G}.', 'Tell {G} we said hello.', 'Agent {G} {F} has closed the ticket.',
  '{F}, {G}', '{F}, {G} ({n})', 'Mr and Mrs {F} of {P}', 'Mr {G} & Mrs {G} {F}', 'I, {N}, declare that this is true.', 'Tenant: {N}. Rent due: £{n}.', 'Reported by {N} at 09:14.', 'RIP {N}', 'Happy birthday {G}!', 'Congratulations to {N} on the award.',
  'Hello, my name is {N}, I was a customer of {O}.', "{G}, can you help me?", 'What is the email of {N}?', 'How do I reach {N}?', '{N} had given {N} the number.', "I can't browse to the site, please let me know, {G}.", 'Who is {N}?', 'Ask for {G} at the desk.',
  'Just posted a photo, says {G} {F}.', '{N} listed his top 20 songs.', 'The {F}s are away.', 'Actress {N} stars in the film.', 'Singer {N} played in {P}.', "President {N} met Chancellor {N}.", '{N} spent a year at {O} as the {R}.', 'She moved to {P} in 1990, {G} recalls.',
] as const

export const GENERAL_SENTENCES = [
  'The invoice of {O} was paid on 3 May.', 'Labour Day is a holiday in {P}.', 'We will meet in {P} on Monday.', 'Dear Sir or Madam,', 'Dear Member,', 'Dear Colleagues,', 'The Membership Secretary will reply.', '{R}', '{O} supplies the software.', '{S}, {P}',
  'Please send it to {S}, {P}.', 'The Data Protection Act 2018 applies.', 'Yours faithfully,', 'Kind Regards,', 'Terms and Conditions apply.', 'The {P} branch of the party met.', 'Train from {P} to {P}.', 'Open Monday to Friday.', 'Annual General Meeting, {P} Town Hall',
  'Unite the teams behind the plan.', 'Christmas Day and Easter Monday are closed.', 'Our offices in {P} and {P} are open.', 'Account Number: {n}', 'Order Number {n} was sent by Royal Mail.', 'Invoice Date: 4 June', 'Postal Address: {S}, {P}', 'Date of Birth', 'National Insurance Number',
  'University of {P}', '{P} City Council', '{P} High School', 'The tenant did not answer.', 'The Landlord shall repair the roof.', 'Windows Server was restarted.', 'ERROR Connection refused', 'INFO Started Service in 3 seconds', 'Mozilla/5.0 (Windows NT 10.0)', 'GET /index.html HTTP/1.1',
  'Please see our Privacy Policy.', 'The Information Commissioner has been told.', 'House of Commons Library', 'Subject: Minutes of the Executive Committee', 'Agenda for the Annual Conference', 'Head Office: {S}, {P}', 'She works for {O} in {P}.', 'The {O} contract ends in June.',
  'Direct Debit Instruction', 'Bank of {P}', 'The National Health Service is free.', 'Bus Station, {P}', 'Black Friday sale at {O}', 'Manchester United won.', 'The Green Party and the Conservative Party debated.', 'Minutes of Meeting', 'Reply To All', 'Customer Service Team', 'New Year', 'Version History',
  'Flights to {P}, {P} and {P} are cheap.', '{P} is the capital.', 'My favourite city is {P}.', 'I love {P}!', 'Microsoft Office and Google Chrome are installed.', 'Apple released the iPhone.', 'The Sunday Times', 'First Name', 'Last Name', 'Given Name, Family Name', 'Emergency Contact', 'Next of Kin',
  'Please Return This Form', 'Thank You', 'Best Wishes', 'Happy Birthday', 'Good Morning', 'Good luck', 'Where do I find the Office?', 'What is the zip code of {P}?', "I'm from {P}.", 'The {P} Gazette', '{P} United', 'River {P}', 'Type Diabetes', 'Parkinson Disease Society', 'Alzheimer Society',
  'CREATE TABLE Members', 'SELECT Name FROM Users', 'import React from Library', 'Public Class Order', 'Total Amount Due: £{n}', 'Payment Terms', 'Mark as read', 'Will call later', 'May be late', 'Grant application', 'Bill attached', 'Rose garden', 'Price list', 'Page {n}', 'Chapter {n}', 'Section {n}',
] as const
