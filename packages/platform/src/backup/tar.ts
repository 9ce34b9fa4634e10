/** POSIX ustar (IEEE Std 1003.1 pax, "ustar Interchange Format"): 512-byte headers, contents padded to 512 bytes, two zero blocks at the end. */
const BLOCK = 512

export interface TarEntry {
  readonly name: string
  readonly content: Buffer
}

/** The bytes of one file in an archive. Names up to 100 bytes. */
export function tarEntry({ name, content }: TarEntry, modifiedAt: Date): Buffer {
  const header = Buffer.alloc(BLOCK)
  if (header.write(name, 0, 100, 'utf8') !== Buffer.byteLength(name)) throw new Error(`${name} is too long for an archive`)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write(
    `${Math.trunc(modifiedAt.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
  )
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  )
  return Buffer.concat([header, content, Buffer.alloc(padding(content.length))])
}

export const TAR_END = Buffer.alloc(2 * BLOCK)

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

/** An archive's files in order, one in memory at a time. Throws when it is cut short or a header is damaged. */
export async function* readTar(chunks: AsyncIterable<Buffer>, maxEntryBytes: number): AsyncGenerator<TarEntry> {
  let buffered: Buffer = Buffer.alloc(0)
  const source = chunks[Symbol.asyncIterator]()
  const take = async (size: number): Promise<Buffer> => {
    const parts = [buffered]
    for (let have = buffered.length; have < size; ) {
      const next = await source.next()
      if (next.done) throw new Error('The archive is cut short')
      parts.push(next.value)
      have += next.value.length
    }
    const all = parts.length === 1 ? buffered : Buffer.concat(parts)
    buffered = all.subarray(size)
    return all.subarray(0, size)
  }
  for (;;) {
    const header = await take(BLOCK)
    if (header.every((byte) => byte === 0)) return
    const size = sizeIn(header)
    if (size > maxEntryBytes) throw new Error(`A file of ${size} bytes does not belong into this archive`)
    const name = header.subarray(0, 100).toString('utf8').replace(/\0.*$/s, '')
    const content = Buffer.from(await take(size))
    await take(padding(size))
    yield { name, content }
  }
}

function sizeIn(header: Buffer): number {
  const stated = Number.parseInt(header.toString('latin1', 148, 156), 8)
  const actual = header.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0)
  const size = Number.parseInt(header.toString('latin1', 124, 136), 8)
  if (stated !== actual || !Number.isSafeInteger(size) || size < 0) throw new Error('The archive is damaged')
  return size
}
