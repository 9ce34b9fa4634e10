import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { FileError } from './file-error.ts'

/** Bytes that can be read more than once: a file on disk, an upload in memory, an entry of an archive. */
export interface ByteSource {
  readonly name: string
  readonly size: number
  /** All bytes in order, in chunks. */
  stream(): AsyncIterable<Uint8Array>
  /** `length` bytes from `offset`; fewer at the end. */
  slice(offset: number, length: number): Promise<Uint8Array>
}

export function sourceOfBytes(bytes: Uint8Array, name: string): ByteSource {
  return {
    name,
    size: bytes.length,
    async *stream() {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
    },
    slice: async (offset, length) => bytes.subarray(offset, offset + length),
  }
}

/** A file on disk. Throws {@link FileError} `not-found` when there is none. */
export async function sourceOfFile(path: string): Promise<ByteSource> {
  const facts = await stat(path).catch(() => null)
  if (!facts?.isFile()) throw new FileError('not-found', { file: path })
  return {
    name: basename(path),
    size: facts.size,
    stream: () => createReadStream(path, { highWaterMark: 262_144 }),
    slice: (offset, length) => readSlice(path, offset, length),
  }
}

async function readSlice(path: string, offset: number, length: number): Promise<Uint8Array> {
  const handle = await open(path)
  try {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await handle.read(buffer, 0, length, offset)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The whole source in memory. Throws {@link FileError} `too-large` beyond `maxBytes`. */
export async function readAll(source: ByteSource, maxBytes: number): Promise<Uint8Array> {
  if (source.size > maxBytes) throw new FileError('too-large', { file: source.name, bytes: source.size, maxBytes })
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of source.stream()) {
    total += chunk.length
    if (total > maxBytes) throw new FileError('too-large', { file: source.name, bytes: total, maxBytes })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
