/** Documents made by hand: PDF with text (PDF 1.4, Helvetica), PDF that is only a picture, and DOCX (ECMA-376). */
import { deflateSync } from 'node:zlib'
import { encodeWindows1252 } from './out-file.ts'
import type { Raster } from './raster.ts'
import { packZip } from './zip.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')

function pdfOf(objects: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [latin('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')]
  const offsets: number[] = []
  let offset = parts[0]!.length
  for (const [index, object] of objects.entries()) {
    offsets.push(offset)
    const part = Buffer.concat([latin(`${index + 1} 0 obj\n`), object, latin('\nendobj\n')])
    parts.push(part)
    offset += part.length
  }
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    latin(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF\n`),
  )
  return Buffer.concat(parts)
}

const streamOf = (dictionary: string, bytes: Buffer) =>
  Buffer.concat([latin(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, latin('\nendstream')])

/** Breaks paragraphs into lines of about 88 signs, which fit an A4 page at 11 points. */
export function wrapped(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const out: string[] = []
    let rest = line
    while (rest.length > 88) {
      const at = rest.lastIndexOf(' ', 88)
      out.push(rest.slice(0, at))
      rest = rest.slice(at + 1)
    }
    return [...out, rest]
  })
}

/** One page of A4. Signs that Windows-1252 lacks lose their accents. */
export function textPdf(lines: readonly string[]): Buffer {
  const shows = wrapped(lines).map((line) => Buffer.concat([latin('('), encodeWindows1252(line.replace(/[\\()]/g, '\\$&')), latin(") '\n")]))
  const content = deflateSync(Buffer.concat([latin('BT /F1 11 Tf 15 TL 70 780 Td\n'), ...shows, latin('ET')]))
  return pdfOf([
    latin('<< /Type /Catalog /Pages 2 0 R >>'),
    latin('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    latin('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>'),
    streamOf('/Filter /FlateDecode', content),
    latin('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
  ])
}

/** One page that is a picture and holds no text. */
export function picturePdf(raster: Raster): Buffer {
  return pdfOf([
    latin('<< /Type /Catalog /Pages 2 0 R >>'),
    latin('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    latin('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im1 5 0 R >> >> >>'),
    streamOf('', latin('q 595 0 0 842 0 0 cm /Im1 Do Q')),
    streamOf(
      `/Type /XObject /Subtype /Image /Width ${raster.width} /Height ${raster.height} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode`,
      deflateSync(raster.bits),
    ),
  ])
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** One paragraph a line. */
export function docx(lines: readonly string[]): Buffer {
  const paragraphs = lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`).join('')
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  return packZip([
    [
      '[Content_Types].xml',
      Buffer.from(
        `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      ),
    ],
    [
      '_rels/.rels',
      Buffer.from(
        `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
    ],
    [
      'word/document.xml',
      Buffer.from(
        `${xml}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs}<w:sectPr/></w:body></w:document>`,
      ),
    ],
  ])
}
