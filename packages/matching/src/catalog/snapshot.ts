import type { CatalogItem } from '../types.ts'
import { type Catalog, textHash } from './catalog.ts'
import type { KnownRows } from './compile.ts'
import { IntList, ProductRows, RowList } from './product-rows.ts'

/** Bytes of the form; the first of them is a number of this form itself. */
const FORM = 0x534b4c31
const ALIGN = 8
/** No id, word or key has a line feed inside. */
const SEPARATOR = '\n'

const contentHash = (item: CatalogItem): number => textHash([item.name, item.sku, item.group ?? '', ...(item.aliases ?? [])].join('\u0000'))

/**
 * What the names of a catalog were read as, to be kept in a file: the next start reads only names that changed since. `key` says which reader made it
 * (a version, a digest): rows of another reader are worthless.
 */
export function snapshotOf(catalog: Catalog, key: string): Uint8Array {
  const { rows, words, items } = catalog
  const encoder = new TextEncoder()
  const hashes = Float64Array.from(items, contentHash)
  const numbers = rows.lists.flatMap((list) => [list.values.packed(), list.ends.packed()])
  const parts: Uint8Array[] = [
    encoder.encode(key),
    encoder.encode(words.join(SEPARATOR)),
    encoder.encode(items.map(({ id }) => id).join(SEPARATOR)),
    ...[hashes, rows.nameHashes, rows.threaded, ...numbers].map(
      (block) => new Uint8Array(block.buffer, block.byteOffset, block.byteLength),
    ),
  ]
  return packed(parts)
}

/** Rows of a snapshot for `compileSteps`, or null when the bytes are no snapshot of this reader. */
export function readSnapshot(bytes: Uint8Array, key: string): KnownRows | null {
  const parts = unpacked(bytes)
  if (parts === null || parts.length !== PARTS) return null
  const [keyBytes, wordBytes, idBytes, hashes, nameHashes, threaded, ...numbers] = parts as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    ...Uint8Array[],
  ]
  const decoder = new TextDecoder()
  if (decoder.decode(keyBytes) !== key) return null
  const ids = textsOf(decoder.decode(idBytes))
  const lists = [0, 2, 4, 6].map((at) => new RowList(intsOf(numbers[at]), intsOf(numbers[at + 1])))
  const rowOf = new Map(ids.map((id, row) => [id, row]))
  const contents = floatsOf(hashes)
  if (contents.length !== ids.length) return null
  return {
    words: textsOf(decoder.decode(wordBytes)),
    rows: new ProductRows(ids.length, lists, floatsOf(nameHashes), threaded.slice()),
    rowOf: (item) => {
      const row = rowOf.get(item.id)
      return row !== undefined && contents[row] === contentHash(item) ? row : -1
    },
  }
}

const PARTS = 14

const textsOf = (joined: string): string[] => (joined === '' ? [] : joined.split(SEPARATOR))

const intsOf = (bytes: Uint8Array | undefined): IntList => {
  const own = bytes?.slice() ?? new Uint8Array()
  return new IntList(new Int32Array(own.buffer), own.byteLength / 4)
}
const floatsOf = (bytes: Uint8Array): Float64Array<ArrayBuffer> => new Float64Array(bytes.slice().buffer)

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
