import { crc32, createInflateRaw } from 'node:zlib'
import type { ByteSource } from './byte-source.ts'
import { FileError } from './file-error.ts'
import { decodeText } from './text-encoding.ts'

/** One file inside a ZIP archive, as its central directory declares it. */
export interface ZipEntry {
  readonly name: string
  readonly packedBytes: number
  readonly declaredBytes: number
  /** CRC-32 of the unpacked bytes; some writers leave 0 */
  readonly checksum: number
  readonly isEncrypted: boolean
  readonly method: number
  readonly headerAt: number
}

/** Limits against archives that unpack into far more than they weigh. */
export interface ZipLimits {
  readonly maxEntries: number
  readonly maxUnpackedBytes: number
  /** unpacked ÷ packed; spreadsheets reach 30, bombs 1000 */
  readonly maxRatio: number
}

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
/** Below this size a high ratio is harmless (a sheet of equal cells packs 1:300). */
const RATIO_FREE_BYTES = 20_000_000

/** Reads the list of files (PKWARE APPNOTE 4.3.12, 4.3.16). Throws FileError `cut-off`, `broken` or `bomb`. */
export async function listZipEntries(source: ByteSource, limits: ZipLimits): Promise<readonly ZipEntry[]> {
  const end = await findEnd(source)
  const bytes = await source.slice(end.directoryAt, end.directoryBytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= bytes.length && view.getUint32(at, true) === ENTRY_SIGNATURE) {
    if (entries.length >= limits.maxEntries) throw new FileError('bomb', { file: source.name, maxEntries: limits.maxEntries })
    const nameBytes = view.getUint16(at + 28, true)
    entries.push(entryAt(view, at, bytes.subarray(at + 46, at + 46 + nameBytes)))
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (entries.length === 0) throw new FileError('broken', { file: source.name })
  guardDeclaredSizes(source, entries, limits)
  return entries
}

async function findEnd(source: ByteSource): Promise<{ directoryAt: number; directoryBytes: number }> {
  const tailAt = Math.max(0, source.size - 66_000)
  const tail = await source.slice(tailAt, source.size - tailAt)
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue
    const directoryBytes = view.getUint32(at + 12, true)
    const directoryAt = view.getUint32(at + 16, true)
    if (directoryAt + directoryBytes > source.size) throw new FileError('broken', { file: source.name })
    return { directoryAt, directoryBytes }
  }
  // The directory is written last: without it the upload stopped half-way.
  throw new FileError('cut-off', { file: source.name })
}

function entryAt(view: DataView, at: number, name: Uint8Array): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  return {
    // Bit 11 says UTF-8; without it Russian archivers mean cp866.
    name: decodeText(name, flags & 0x800 ? 'utf-8' : 'cp866'),
    isEncrypted: (flags & 1) === 1,
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    declaredBytes: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
  }
}

function guardDeclaredSizes(source: ByteSource, entries: readonly ZipEntry[], limits: ZipLimits): void {
  let total = 0
  for (const entry of entries) {
    if (entry.isEncrypted) throw new FileError('encrypted', { file: source.name })
    total += entry.declaredBytes
    const ratio = entry.declaredBytes / Math.max(entry.packedBytes, 1)
    if (entry.declaredBytes > RATIO_FREE_BYTES && ratio > limits.maxRatio) throw bomb(source, entry.name, limits)
  }
  if (total > limits.maxUnpackedBytes) throw bomb(source, '', limits)
}

const bomb = (source: ByteSource, entry: string, limits: ZipLimits): FileError =>
  new FileError('bomb', { file: source.name, entry, maxBytes: limits.maxUnpackedBytes })

/** Unpacks one entry; throws `bomb` as soon as it exceeds the size it declared, whatever the directory said. */
export async function* unpackEntry(source: ByteSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const header = await source.slice(entry.headerAt, 30)
  if (header.length < 30) throw new FileError('cut-off', { file: source.name })
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  const dataAt = entry.headerAt + 30 + view.getUint16(26, true) + view.getUint16(28, true)
  const packed = packedChunks(source, dataAt, entry.packedBytes)
  if (entry.method === 0) return yield* verified(source, entry, packed)
  if (entry.method !== 8) throw new FileError('unsupported', { file: source.name, method: entry.method })
  yield* verified(source, entry, inflated(source, entry, packed))
}

/** A changed byte inside a stored part would otherwise be read as a changed price. */
async function* verified(source: ByteSource, entry: ZipEntry, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let checksum = 0
  for await (const chunk of chunks) {
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  if (entry.checksum !== 0 && entry.checksum !== checksum) throw new FileError('broken', { file: source.name, entry: entry.name })
}

async function* packedChunks(source: ByteSource, from: number, length: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < from + length; at += 262_144) {
    const chunk = await source.slice(at, Math.min(262_144, from + length - at))
    if (chunk.length === 0) throw new FileError('cut-off', { file: source.name })
    yield chunk
  }
}

async function* inflated(source: ByteSource, entry: ZipEntry, packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw()
  const feeding = (async () => {
    for await (const chunk of packed) {
      if (!inflate.write(chunk)) await new Promise((resolve) => inflate.once('drain', resolve).once('close', resolve))
      if (inflate.destroyed) return
    }
    inflate.end()
  })().catch((cause: unknown) => inflate.destroy(cause instanceof Error ? cause : new Error(String(cause))))
  let total = 0
  try {
    for await (const chunk of inflate) {
      const bytes: Uint8Array = chunk
      total += bytes.length
      if (total > entry.declaredBytes) throw new FileError('bomb', { file: source.name, entry: entry.name, maxBytes: entry.declaredBytes })
      yield bytes
    }
    await feeding
  } catch (cause) {
    if (cause instanceof FileError) throw cause
    throw new FileError('broken', { file: source.name, entry: entry.name })
  } finally {
    inflate.destroy()
  }
}

/** An entry as a source of its own: the archive is never unpacked to disk. */
export function sourceOfEntry(archive: ByteSource, entry: ZipEntry): ByteSource {
  return {
    name: `${archive.name}/${entry.name}`,
    size: entry.declaredBytes,
    stream: () => unpackEntry(archive, entry),
    slice: (offset, length) => sliceOfStream(unpackEntry(archive, entry), offset, length),
  }
}

async function sliceOfStream(stream: AsyncIterable<Uint8Array>, offset: number, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let at = 0
  for await (const chunk of stream) {
    const from = Math.max(0, offset - at)
    if (from < chunk.length) parts.push(chunk.subarray(from, from + offset + length - Math.max(at, offset)))
    at += chunk.length
    if (at >= offset + length) break
  }
  return Buffer.concat(parts)
}
