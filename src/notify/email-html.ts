/** The HTML part of a notice: one column of 600 px, tables for layout only, styles in the elements, since mail readers drop the rest. */
import type { Action, Block, Notice } from './notice.ts'
import { unbroken, type Rich } from './rich.ts'
import { otherLanguageOf } from './write-notice.ts'

const SERIF = "font-family:Georgia,'Times New Roman',serif;"
const SANS = "font-family:'Segoe UI',Helvetica,Arial,sans-serif;"
const INK = 'color:#1a1c1e;'
const P = '<p style="margin:0 0 14px;">'
const CODE = "font-family:Consolas,'Courier New',monospace;"
const DARK =
  '@media (prefers-color-scheme: dark) { body, .page { background: #16181a !important; color: #ecebe6 !important; } h1, h2, h3, .num { color: #ecebe6 !important; } .soft { color: #c4c6c3 !important; } .now { color: #f0a184 !important; } .box { background: #24282c !important; } } @media print { .page { width: auto !important; } }'

export function emailHtml(notice: Notice): string {
  const lang = notice.language === 'en' ? 'en-GB' : notice.language
  const other = otherLanguageOf(notice.language)
  const [dir, align] = isRightToLeft(notice.language) ? ['rtl', 'right'] : ['ltr', 'left']
  const soft = '<p class="soft" style="margin:0 0 14px;font-size:16px;line-height:23px;color:#464c52;">'
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no, address=no, email=no, date=no, url=no">
<title>${escape(notice.subject)}</title>
<style>${DARK}</style>
</head>
<body style="margin:0;padding:0;background:#ffffff;${INK}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" class="page" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background:#ffffff;${INK}"><tr><td style="padding:22px 24px 40px;${SANS}font-size:18px;line-height:27px;text-align:${align};overflow-wrap:anywhere;word-break:break-word;">
${soft}${escape(notice.safeOpening)}</p>
${soft}<span lang="${other}" dir="ltr">${escape(unbroken(notice.otherLanguage))}</span></p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:18px 0 22px;border-top:4px solid #1c4960;border-bottom:1px solid #ddd8cc;"><tr>
<td style="padding:12px 0;${SANS}font-size:16px;line-height:25px;"><strong style="font-size:18px;">${escape(notice.organisation)}</strong><br>${escape(notice.date)}<br>${escape(notice.codeLabel)} <strong style="${CODE}font-size:17px;">${escape(notice.reference)}</strong></td>
</tr></table>
<h1 style="margin:0 0 16px;${SERIF}font-size:34px;line-height:40px;font-weight:bold;${INK}">${escape(notice.title)}</h1>
${P}${escape(notice.salutation)}</p>
${notice.blocks.map(blockHtml).join('\n')}
</td></tr></table>
</td></tr></table>
</body>
</html>
`
}

/** Languages written from right to left, by the script that is usual for them (CLDR, likely subtags). */
export function isRightToLeft(language: string): boolean {
  return ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm'].includes(new Intl.Locale(language).maximize().script ?? '')
}

function blockHtml(block: Block): string {
  const parts: string[] = []
  if (block.heading !== undefined)
    parts.push(`<h2 style="margin:34px 0 12px;${SERIF}font-size:24px;line-height:30px;font-weight:bold;${INK}">${escape(block.heading)}</h2>`)
  for (const text of block.paragraphs ?? []) parts.push(`${P}${runsHtml(text)}</p>`)
  if (block.items !== undefined) parts.push(block.name === 'your-data' ? boxed(listHtml(block.items, 'margin:0;')) : listHtml(block.items, 'margin:0 0 14px;'))
  if (block.actions !== undefined)
    parts.push(`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">\n${block.actions.map(actionHtml).join('\n')}\n</table>`)
  for (const { term, text } of block.terms ?? []) parts.push(`${P}<strong>${escape(term)}</strong> ${runsHtml(text)}</p>`)
  for (const text of block.after ?? []) parts.push(`${P}${runsHtml(text)}</p>`)
  if (block.lines !== undefined)
    parts.push(`<p style="margin:24px 0 14px;padding-top:14px;border-top:1px solid #ddd8cc;">${block.lines.map(escape).join('<br>')}</p>`)
  return parts.join('\n')
}

const listHtml = (items: Rich[], margin: string) =>
  `<ul style="${margin}padding:0 0 0 20px;">${items.map((item) => `<li style="margin:0 0 8px;">${runsHtml(item)}</li>`).join('')}</ul>`

const boxed = (inner: string) =>
  `<table role="presentation" class="box" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#e6eef2;margin:0 0 14px;"><tr><td style="padding:16px 20px 8px;${SANS}font-size:18px;line-height:26px;">${inner}</td></tr></table>`

function actionHtml({ when, howLong, isUrgent, head, paragraphs }: Action, index: number): string {
  const tone = isUrgent
    ? 'class="now" style="margin:0 0 2px;font-size:16px;line-height:22px;color:#a1340e;"'
    : 'class="soft" style="margin:0 0 2px;font-size:16px;line-height:22px;color:#464c52;"'
  const texts = paragraphs.map((text) => `<p style="margin:0 0 10px;">${runsHtml(text)}</p>`).join('')
  return `<tr><td class="num" width="44" valign="top" style="padding:14px 0 6px;border-top:1px solid #ddd8cc;${SERIF}font-size:30px;line-height:32px;font-weight:bold;color:#1c4960;">${index + 1}</td><td valign="top" style="padding:14px 0 4px;border-top:1px solid #ddd8cc;${SANS}font-size:18px;line-height:26px;"><p ${tone}><strong>${escape(when)}</strong>${howLong === '' ? '' : `, ${escape(howLong)}`}</p><h3 style="margin:0 0 6px;font-size:19px;line-height:25px;">${escape(head)}</h3>${texts}</td></tr>`
}

function runsHtml(runs: Rich): string {
  return runs
    .map(({ text, style }) => {
      const safe = escape(unbroken(text))
      if (style === 'code') return `<strong style="${CODE}font-size:20px;">${safe}</strong>`
      return style === 'strong' ? `<strong>${safe}</strong>` : safe
    })
    .join('')
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
