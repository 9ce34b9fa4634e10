import type { CatalogItem } from '../types.ts'
import type { Catalog, CatalogReading } from './catalog.ts'
import type { KnownRows } from './compile.ts'
import type { ProductWord } from './facts.ts'
import { HashIndex, textHash } from './hash-index.ts'
import { IntList, ProductRows, RowList, RowTables } from './product-rows.ts'
import { Vocabulary } from './vocabulary.ts'
import { flagsOf, WordLists, wordOf } from './word-lists.ts'

/** Bytes of the form; the first of them is a number of this form itself. */
const FORM = 0x534b4c32
const ALIGN = 8
const PARTS = 38
/** No id, word or key has a line feed inside. */
const SEPARATOR = '\n'

const contentHash = ({ name, sku, group = '', aliases }: CatalogItem): number =>
  aliases === undefined ? textHash(name, sku, group) : textHash(name, sku, group, ...aliases)

/**
 * What the names of a catalog were read as and the index made of it, to be kept in a file: the next start reads only names that changed since,
 * and none when nothing did. `key` says which reader made it (a version, a digest): the work of another reader is worthless.
 */
export function snapshotOf({ reading, items, articles }: Catalog, key: string): Uint8Array {
  const { vocabulary, words, rows, tables } = reading
  const kept = vocabulary.kept()
  const texts = [
    key,
    JSON.stringify(tables.traits.values),
    JSON.stringify(tables.shapes.values),
    vocabulary.words.join(SEPARATOR),
    words.forms.map((form) => form.text).join(SEPARATOR),
    ...kept.texts.map((list) => list.join(SEPARATOR)),
  ]
  const numbers = [
    Float64Array.from(items, ({ id }) => textHash(id)),
    Float64Array.from(items, contentHash),
    rows.nameHashes,
    Int32Array.from(words.forms, flagsOf),
    words.formWords.packed(),
    ...[words.lists, rows.numbers, rows.codes].flatMap((list) => [list.values.packed(), list.ends.packed()]),
    rows.words,
    rows.traits,
    articles.table.hashes,
    articles.table.aliases,
    articles.table.order,
    reading.starts,
    reading.postings,
    reading.headCounts,
    reading.nameCounts,
    ...kept.numbers,
  ]
  const encoder = new TextEncoder()
  const blocks = numbers.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength))
  return packed([...texts.map((text) => encoder.encode(text)), ...blocks])
}

/** The reading of a snapshot for `compileSteps`, or null when the bytes are no snapshot of this reader. They must not be changed afterwards. */
export function readSnapshot(bytes: Uint8Array, key: string): KnownRows | null {
  const parts = unpacked(bytes.byteOffset % ALIGN === 0 ? bytes : bytes.slice())
  if (parts === null || parts.length !== PARTS) return null
  const from = new PartReader(parts)
  if (from.text() !== key) return null
  const tables = new RowTables(JSON.parse(from.text()), JSON.parse(from.text()))
  const words = from.lines()
  const forms = from.lines()
  const keptTexts = [from.lines(), from.lines(), from.lines(), from.lines()]
  const [ids, contents, nameHashes] = [from.floats(), from.floats(), from.floats()]
  const [flags, formWords] = [from.ints(), from.ints()]
  const listed = forms.map((text, i): ProductWord => wordOf(words[formWords[i] ?? 0] ?? '', text, flags[i] ?? 0))
  const lists = new WordLists(listed, intsIn(formWords), from.rows())
  const [numbers, codes] = [from.rows(), from.rows()]
  const rows = new ProductRows(from.ints(), from.ints(), nameHashes, numbers, codes)
  const table = { hashes: from.ints(), aliases: from.ints(), order: from.ints() }
  const counts = { starts: from.ints(), postings: from.ints(), headCounts: from.ints(), nameCounts: from.ints() }
  if (contents.length !== ids.length || rows.words.length !== ids.length || listed.length !== flags.length) return null
  const vocabulary = Vocabulary.ofKept(words, { texts: keptTexts, numbers: from.rest() }, lists)
  const reading: CatalogReading = { vocabulary, words: lists, tables, rows, ...counts }
  return { reading, articles: { table }, size: ids.length, rowOf: rowFinder(ids, contents) }
}

/** Most products stand where they stood; only for the others the rows are gone through. */
function rowFinder(ids: Float64Array, contents: Float64Array): KnownRows['rowOf'] {
  let index: HashIndex | null = null
  const moved = (idHash: number): number => {
    if (index === null) {
      index = new HashIndex(ids.length)
      for (let row = 0; row < ids.length; row += 1) index.add(ids[row] ?? 0, row)
    }
    return index.find(idHash, (row) => ids[row] === idHash)
  }
  return (item, idHash, place) => {
    const row = ids[place] === idHash ? place : moved(idHash)
    return row >= 0 && contents[row] === contentHash(item) ? row : -1
  }
}

/** Takes the parts in the order in which they were put in. */
class PartReader {
  readonly #parts: readonly Uint8Array[]
  readonly #decoder = new TextDecoder()
  #at = 0

  constructor(parts: readonly Uint8Array[]) {
    this.#parts = parts
  }

  #next(): Uint8Array {
    this.#at += 1
    return this.#parts[this.#at - 1] ?? new Uint8Array()
  }

  text(): string {
    return this.#decoder.decode(this.#next())
  }

  lines(): string[] {
    const joined = this.text()
    return joined === '' ? [] : joined.split(SEPARATOR)
  }

  ints(): Int32Array {
    const { buffer, byteOffset, byteLength } = this.#next()
    return new Int32Array(buffer, byteOffset, byteLength / 4)
  }

  floats(): Float64Array {
    const { buffer, byteOffset, byteLength } = this.#next()
    return new Float64Array(buffer, byteOffset, byteLength / 8)
  }

  rows(): RowList {
    return new RowList(intsIn(this.ints()), intsIn(this.ints()))
  }

  rest(): Int32Array[] {
    return this.#parts.slice(this.#at).map(() => this.ints())
  }
}

const intsIn = (values: Int32Array): IntList => new IntList(values, values.length)

/** Form, number of parts, their lengths, then the parts, each from a place divisible by eight. */
function packed(parts: readonly Uint8Array[]): Uint8Array {
  const head = aligned(8 + 8 * parts.length)
  const size = parts.reduce((sum, part) => sum + aligned(part.byteLength), head)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, FORM)
  view.setUint32(4, parts.length)
  let at = head
  parts.forEach((part, i) => {
    view.setFloat64(8 + 8 * i, part.byteLength)
    bytes.set(part, at)
    at += aligned(part.byteLength)
  })
  return bytes
}

function unpacked(bytes: Uint8Array): Uint8Array[] | null {
  if (bytes.byteLength < 8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(4)
  if (view.getUint32(0) !== FORM || count > PARTS || bytes.byteLength < 8 + 8 * count) return null
  const parts: Uint8Array[] = []
  let at = aligned(8 + 8 * count)
  for (let i = 0; i < count; i += 1) {
    const length = view.getFloat64(8 + 8 * i)
    if (!(length >= 0) || at + length > bytes.byteLength) return null
    parts.push(bytes.subarray(at, at + length))
    at += aligned(length)
  }
  return parts
}

const aligned = (length: number): number => Math.ceil(length / ALIGN) * ALIGN
