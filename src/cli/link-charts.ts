/** Drawings of the linkage report, as SVG with nothing in them but lines and words. Each says in words what it shows; a table stands beside it. */

/** Markup is made only here: everything that goes in is escaped. */
export const text = (value: unknown): string => String(value ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
export const whole = (value: number): string => Math.round(value).toLocaleString('en-GB')
export const section = (head: string, body: string): string => `<section><h2>${text(head)}</h2>${body}</section>`

export function table(heads: string[], rows: (string | number)[][]): string {
  const cell = (value: string | number) => (typeof value === 'number' ? `<td class="num">${whole(value)}</td>` : `<td>${text(value)}</td>`)
  const head = heads.some((one) => one !== '') ? `<thead><tr>${heads.map((one) => `<th scope="col">${text(one)}</th>`).join('')}</tr></thead>` : ''
  return `<table>${head}<tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table>`
}

function figure(title: string, width: number, height: number, body: string): string {
  return `<figure><figcaption>${text(title)}</figcaption><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${text(title)}">${body}</svg></figure>`
}

const [BAR_HEIGHT, LABEL_WIDTH, PLOT_WIDTH, NUMBER_WIDTH] = [18, 330, 360, 80]

/** Bars to the right for what speaks for, to the left for what speaks against. */
export function barChart(title: string, bars: readonly { label: string; value: number }[]): string {
  const most = Math.max(1e-9, ...bars.map(({ value }) => value))
  const least = Math.min(0, ...bars.map(({ value }) => value))
  const scale = PLOT_WIDTH / (most - least)
  const zero = LABEL_WIDTH - least * scale
  const isWhole = bars.every(({ value }) => Number.isInteger(value))
  const rows = bars.map(({ label, value }, index) => {
    const y = index * BAR_HEIGHT
    const [from, width] = value < 0 ? [zero + value * scale, -value * scale] : [zero, value * scale]
    return `<text x="${LABEL_WIDTH - 8}" y="${y + 13}" text-anchor="end">${text(label)}</text><rect class="${value < 0 ? 'against' : least < 0 ? 'for' : 'neutral'}" x="${from.toFixed(1)}" y="${y + 3}" width="${Math.max(0.5, width).toFixed(1)}" height="${BAR_HEIGHT - 6}"/><text x="${LABEL_WIDTH + PLOT_WIDTH + NUMBER_WIDTH}" y="${y + 13}" text-anchor="end">${isWhole ? whole(value) : value.toFixed(1)}</text>`
  })
  const height = bars.length * BAR_HEIGHT
  return figure(
    title,
    LABEL_WIDTH + PLOT_WIDTH + NUMBER_WIDTH,
    height,
    `${rows.join('')}<line class="axis" x1="${zero.toFixed(1)}" x2="${zero.toFixed(1)}" y1="0" y2="${height}"/>`,
  )
}

const [COLUMN_PLOT_WIDTH, COLUMN_PLOT_HEIGHT, MARGIN] = [720, 180, 40]

/** Columns of one bit, their height by the logarithm of the count; a broken line where links are made. */
export function columnChart(title: string, bins: readonly { fromBits: number; count: number }[], markBits: number): string {
  if (bins.length === 0) return '<p>None.</p>'
  const [from, to] = [Math.min(bins[0]!.fromBits, Math.floor(markBits)), Math.max(bins.at(-1)!.fromBits, Math.ceil(markBits)) + 1]
  const width = COLUMN_PLOT_WIDTH / (to - from)
  const most = Math.log10(1 + Math.max(...bins.map(({ count }) => count)))
  const x = (bits: number) => MARGIN + (bits - from) * width
  const columns = bins.map(({ fromBits, count }) => {
    const height = (Math.log10(1 + count) / most) * COLUMN_PLOT_HEIGHT
    return `<rect class="${fromBits >= markBits ? 'for' : 'neutral'}" x="${x(fromBits).toFixed(1)}" y="${(COLUMN_PLOT_HEIGHT - height + 10).toFixed(1)}" width="${Math.max(0.5, width - 1).toFixed(1)}" height="${height.toFixed(1)}"><title>${whole(count)} from ${fromBits} bits</title></rect>`
  })
  const bottom = COLUMN_PLOT_HEIGHT + 10
  const ticks = Array.from({ length: Math.floor(to / 10) - Math.ceil(from / 10) + 1 }, (_, index) => (Math.ceil(from / 10) + index) * 10)
  const axis = ticks.map((bits) => `<text x="${x(bits).toFixed(1)}" y="${bottom + 16}" text-anchor="middle">${bits}</text>`).join('')
  const heights = Array.from({ length: Math.floor(most) + 1 }, (_, power) => power).filter((power) => power % Math.ceil((Math.floor(most) + 1) / 5) === 0)
  const scale = heights.map(
    (power) =>
      `<text x="${MARGIN - 6}" y="${(bottom - (Math.log10(1 + 10 ** power) / most) * COLUMN_PLOT_HEIGHT + 4).toFixed(1)}" text-anchor="end">${power < 4 ? 10 ** power : `1e${power}`}</text>`,
  )
  const mark = `<line class="mark" x1="${x(markBits).toFixed(1)}" x2="${x(markBits).toFixed(1)}" y1="0" y2="${bottom}"/>`
  return figure(
    title,
    COLUMN_PLOT_WIDTH + MARGIN + 10,
    bottom + 24,
    `${columns.join('')}<line class="axis" x1="${MARGIN}" x2="${MARGIN + COLUMN_PLOT_WIDTH}" y1="${bottom}" y2="${bottom}"/>${axis}${scale.join('')}${mark}`,
  )
}

const GRAPH_SIZE = 420
/** More lines than this are not stepped through one by one, and their weights stand in the table only. */
const MOST_STEPS = 45
const MOST_LABELS = 12

/** Records on a ring, links between them with their bits. Tab goes from link to link, each says what it is; `thresholdBits`: from where on one is made. */
export function clusterGraph(
  title: string,
  names: readonly string[],
  links: readonly { left: number; right: number; bits: number }[],
  thresholdBits: number,
): string {
  const [middle, ring] = [GRAPH_SIZE / 2, GRAPH_SIZE / 2 - 40]
  const place = (index: number, reach = 1) => {
    const angle = (index / names.length) * 2 * Math.PI - Math.PI / 2
    return { x: middle + Math.cos(angle) * ring * reach, y: middle + Math.sin(angle) * ring * reach }
  }
  const lines = links.map(({ left, right, bits }) => {
    const [from, to] = [place(left), place(right)]
    // Off the middle, and not all by as much, so that crossing lines do not write on each other.
    const share = 0.3 + ((left + right) % 3) * 0.1
    const says = `${names[left]} and ${names[right]}: ${bits.toFixed(1)} bits`
    const label = `<text class="bits${links.length > MOST_LABELS ? ' quiet' : ''}" x="${(from.x + (to.x - from.x) * share).toFixed(1)}" y="${(from.y + (to.y - from.y) * share + 4).toFixed(1)}" text-anchor="middle">${bits.toFixed(1)}</text>`
    const step = links.length > MOST_STEPS ? '' : ` tabindex="0" role="img" aria-label="${text(says)}"`
    return `<g class="link"${step}><title>${text(says)}</title><line class="edge${bits < thresholdBits ? ' weak' : ''}" x1="${from.x.toFixed(1)}" y1="${from.y.toFixed(1)}" x2="${to.x.toFixed(1)}" y2="${to.y.toFixed(1)}" stroke-width="${Math.min(5, Math.max(1, bits / 6)).toFixed(1)}"/>${label}</g>`
  })
  const nodes = names.map((name, index) => {
    const [point, label] = [place(index), place(index, 1.13)]
    return `<g><title>${text(name)}</title><circle class="node" cx="${point.x.toFixed(1)}" cy="${point.y.toFixed(1)}" r="6"/><text x="${label.x.toFixed(1)}" y="${(label.y + 4).toFixed(1)}" text-anchor="middle">${index + 1}</text></g>`
  })
  return `<figure><figcaption>${text(title)}</figcaption><svg viewBox="0 0 ${GRAPH_SIZE} ${GRAPH_SIZE}" width="${GRAPH_SIZE}" height="${GRAPH_SIZE}" role="group" aria-label="${text(title)}">${lines.join('')}${nodes.join('')}</svg></figure>`
}
