import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import {
  type ByteSource,
  decodeText,
  detectEncoding,
  type FileKind,
  isSpreadsheetXml,
  listZipEntries,
  recogniseFile,
  sourceOfEntry,
  sourceOfFile,
  type TextEncoding,
  xmlEncoding,
  type ZipLimits,
} from '@skladno/platform/files'
import { asCatalogError, CatalogFileError } from './catalog-file-error.ts'

/** A file of the set, recognised by its bytes, ready to be read. */
export interface CatalogSource {
  readonly source: ByteSource
  readonly form: 'commerceml' | 'csv' | 'spreadsheet'
  readonly encoding: TextEncoding
  /** the encoding the file declares is not the one it has */
  readonly encodingDiffers: boolean
  /** reading order: reference lists, then products, then offers */
  readonly rank: number
  readonly sha256: string
}

const PACKED_LIMITS: ZipLimits = { maxEntries: 100_000, maxUnpackedBytes: 20_000_000_000, maxRatio: 1000 }
const HEAD_BYTES = 65_536

/** Recognises every path (a folder or a ZIP stands for the XML files inside) and puts them into reading order. */
export async function openCatalogSources(paths: readonly string[]): Promise<readonly CatalogSource[]> {
  const opened: CatalogSource[] = []
  for (const path of paths) {
    for (const source of await expand(path)) {
      try {
        opened.push(await recognise(source))
      } catch (cause) {
        throw asCatalogError(cause, source.name)
      }
    }
  }
  return opened.sort((a, b) => a.rank - b.rank)
}

async function expand(path: string): Promise<readonly ByteSource[]> {
  const facts = await stat(path).catch(() => null)
  if (!facts) throw new CatalogFileError('catalog.file-not-found', { file: path })
  if (!facts.isDirectory()) {
    const source = await sourceOfFile(path).catch((cause: unknown) => Promise.reject(asCatalogError(cause, path)))
    return unpacked(source)
  }
  const names = await readdir(path, { recursive: true })
  const found = names.filter((name) => /\.(xml|csv|xlsx?|zip)$/i.test(name)).sort((a, b) => a.localeCompare(b, 'ru', { numeric: true }))
  if (found.length === 0) throw new CatalogFileError('catalog.file-empty', { file: path })
  const nested = await Promise.all(
    found.map(async (name) => ({ ...(await sourceOfFile(join(path, name))), name: relative(path, join(path, name)) })),
  )
  return (await Promise.all(nested.map(unpacked))).flat()
}

/** A ZIP of XML files is an exchange package of 1C; a ZIP with a workbook inside is a spreadsheet. */
async function unpacked(source: ByteSource): Promise<readonly ByteSource[]> {
  const head = await source.slice(0, 8)
  if (recogniseFile(head) !== 'zip') return [source]
  const entries = await listZipEntries(source, PACKED_LIMITS).catch((cause: unknown) => Promise.reject(asCatalogError(cause, source.name)))
  const xml = entries.filter(({ name }) => /\.xml$/i.test(name))
  const isOfficeFile = entries.some(({ name }) => /^(\[Content_Types\]\.xml|mimetype|content\.xml)$/i.test(name))
  return isOfficeFile || xml.length === 0 ? [source] : xml.map((entry) => sourceOfEntry(source, entry))
}

async function recognise(source: ByteSource): Promise<CatalogSource> {
  const head = await source.slice(0, HEAD_BYTES)
  const kind = recogniseFile(head)
  const form = formOf(kind, head, source)
  const scan = await scanBytes(source)
  if (form === 'spreadsheet') return { source, form, encoding: 'utf-8', encodingDiffers: false, rank: 1, sha256: scan.sha256 }
  if (form === 'csv') {
    const encoding = scan.isUtf8
      ? detectEncoding(head).startsWith('utf-16')
        ? detectEncoding(head)
        : 'utf-8'
      : withoutUtf8(detectEncoding(head))
    return { source, form, encoding, encodingDiffers: false, rank: 1, sha256: scan.sha256 }
  }
  const encoding = xmlEncoding(head, scan.isUtf8)
  const encodingDiffers = xmlEncoding(head, false) !== encoding && /encoding\s*=\s*["'](?!utf-?8)/i.test(decodeText(head.subarray(0, 200)))
  return { source, form, encoding, encodingDiffers, rank: scan.rank, sha256: scan.sha256 }
}

/** The first 64 KB were valid UTF-8, something later is not. */
const withoutUtf8 = (encoding: TextEncoding): TextEncoding => (encoding === 'utf-8' ? 'cp1251' : encoding)

const REFUSED: Partial<Readonly<Record<FileKind, CatalogFileError['code']>>> = {
  empty: 'catalog.file-empty',
  image: 'catalog.file-image',
  pdf: 'catalog.file-pdf',
  archive: 'catalog.file-archive',
  'audio-video': 'catalog.file-binary',
  binary: 'catalog.file-binary',
  'bank-text': 'catalog.file-bank-statement',
  'ole-encrypted': 'catalog.file-encrypted',
}

const CATALOG_ROOTS =
  /^(КоммерческаяИнформация|Каталог|Классификатор|ПакетПредложений|ИзмененияПакетаПредложений|Предложения|Товары|Группы|ТипыЦен|Склады)$/

function formOf(kind: FileKind, head: Uint8Array, source: ByteSource): CatalogSource['form'] {
  const refusal = REFUSED[kind]
  if (refusal) throw new CatalogFileError(refusal, { file: source.name })
  if (kind === 'text') return 'csv'
  if (kind !== 'xml') return 'spreadsheet'
  if (isSpreadsheetXml(head)) return 'spreadsheet'
  const text = decodeText(head, xmlEncoding(head, false)).slice(0, 20_000)
  const wide = decodeText(head).slice(0, 20_000)
  const root = rootName(text) ?? rootName(wide)
  if (root !== null && (CATALOG_ROOTS.test(root) || CATALOG_ROOTS.test(rootName(wide) ?? ''))) return 'commerceml'
  if (/camt\.05[234]|BkToCstmr|directbank/i.test(text)) throw new CatalogFileError('catalog.file-bank-statement', { file: source.name })
  if (root === null) throw new CatalogFileError('catalog.file-broken', { file: source.name, line: 1 })
  throw new CatalogFileError('catalog.file-foreign-xml', { file: source.name, root })
}

function rootName(text: string): string | null {
  const body = text.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/g, '')
  return /^[\s\uFEFF]*<(?:[\w.-]+:)?([\p{L}_][\p{L}\p{N}_.-]*)[\s/>]/u.exec(body)?.[1] ?? null
}

interface ByteScan {
  readonly sha256: string
  readonly isUtf8: boolean
  readonly rank: number
}

/** Letters А-я only: enough for element names. */
const cp1251Bytes = (text: string): Buffer => Buffer.from(Array.from(text, (char) => char.charCodeAt(0) - (char >= 'А' ? 0x350 : 0)))
const MARKS = {
  products: [Buffer.from('Товары>'), cp1251Bytes('Товары>')],
  offers: [Buffer.from('Предложение>'), cp1251Bytes('Предложение>')],
}

/** One pass over the file before it is parsed: identity, real encoding, and whether it holds products or offers. */
async function scanBytes(source: ByteSource): Promise<ByteScan> {
  const hash = createHash('sha256')
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  let hasProducts = false
  let hasOffers = false
  let tail = Buffer.alloc(0)
  for await (const chunk of source.stream()) {
    hash.update(chunk)
    if (isUtf8) isUtf8 = decodes(utf8, chunk)
    const joined = Buffer.concat([tail, chunk])
    hasProducts ||= MARKS.products.some((mark) => joined.includes(mark))
    hasOffers ||= MARKS.offers.some((mark) => joined.includes(mark))
    tail = joined.subarray(Math.max(0, joined.length - 32))
  }
  return { sha256: hash.digest('hex'), isUtf8, rank: hasProducts ? 1 : hasOffers ? 2 : 0 }
}

function decodes(decoder: TextDecoder, chunk: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: true })
    return true
  } catch {
    return false
  }
}
