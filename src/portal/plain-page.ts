/** Small pages that belong to no incident. */
const TEXT = {
  missing: ['This page is not here', 'Look at the address again. It is shown in our statement and on your notice.'],
  method: ['This cannot be done here', 'Go back and use the form on the page.'],
  busy: ['Many people are asking just now', 'Nothing was sent. Wait half a minute and try again. Or phone us: the number is in our statement.'],
  failed: ['Something went wrong on our side', 'What you typed was not kept. Try again in a few minutes. Or phone us: the number is in our statement.'],
  none: ['There is no statement', 'We have nothing to tell the public at this moment.'],
  several: ['Our statements', 'Choose the one you are looking for.'],
  moved: ['See the next page', 'Your browser shows it by itself.'],
} as const

export function plainPage(name: keyof typeof TEXT, links: { slug: string; title: string }[] = []): string {
  const [title, text] = TEXT[name]
  const escape = (value: string) => value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  const list = links.length === 0 ? '' : `<ul class="list">${links.map((link) => `<li><a href="/${link.slug}/">${escape(link.title)}</a></li>`).join('')}</ul>`
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/assets/public.css">
</head>
<body>
<main class="wrap"><div class="task wide-title"><h1>${title}</h1><p>${text}</p>${list}</div></main>
</body>
</html>
`
}
