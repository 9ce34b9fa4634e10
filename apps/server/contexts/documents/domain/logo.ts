import { inflateSync } from 'node:zlib'
import { fail, ok, type Result } from '@skladno/kernel'

const LARGEST_BYTES = 512 * 1024
const LARGEST_SIDE = 2000
const JPEG_FRAMES = new Set([0xc0, 0xc1, 0xc2])

export type LogoError = { readonly code: 'documents.logo-not-an-image' | 'documents.logo-too-large' }

interface Picture {
  readonly type: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
}

const PNG_CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const PNG_START = Buffer.from('89504e470d0a1a0a', 'hex')

/** The compressed rows of a PNG, or null when its chunks do not run to the end. */
function pngRows(bytes: Buffer): Buffer | null {
  const rows: Buffer[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (kind === 'IEND') return Buffer.concat(rows)
    if (kind === 'IDAT') rows.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return null
}

/**
 * A PNG that unpacks to exactly its stated size: pdfkit unpacks transparent ones in a callback where an error would end the process, and
 * without a limit. Interlaced ones are refused.
 */
function pngSize(bytes: Buffer): Picture | null {
  if (bytes.length < 45 || !bytes.subarray(0, 8).equals(PNG_START)) return null
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const channels = PNG_CHANNELS[bytes[25] ?? -1]
  const picture: Picture = { type: 'image/png', width, height }
  if (Math.max(width, height) > LARGEST_SIDE) return picture
  const packed = pngRows(bytes)
  if (channels === undefined || bytes[28] !== 0 || packed === null) return null
  const row = 1 + Math.ceil((width * channels * (bytes[24] ?? 0)) / 8)
  try {
    const rows = inflateSync(packed, { maxOutputLength: row * height })
    const isWhole = rows.length === row * height && width > 0
    return isWhole && Array.from({ length: height }, (_, at) => rows[at * row] ?? 9).every((filter) => filter <= 4) ? picture : null
  } catch {
    return null
  }
}

function jpegSize(bytes: Buffer): Picture | null {
  if (bytes.length < 12 || bytes.readUInt16BE(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    if (JPEG_FRAMES.has(bytes[at + 1] ?? 0))
      return { type: 'image/jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

/**
 * The logo as a data URL, or why it cannot be printed: only whole PNG and JPEG by their own bytes, at most 512 KB and 2000 × 2000 pixels.
 * Settings check a logo with it when it is uploaded; a document leaves a bad one out rather than not being issued.
 */
export function logoImage(logo: Uint8Array): Result<string, LogoError> {
  const bytes = Buffer.from(logo.buffer, logo.byteOffset, logo.byteLength)
  if (bytes.length > LARGEST_BYTES) return fail('documents.logo-too-large')
  const picture = pngSize(bytes) ?? jpegSize(bytes)
  if (picture === null) return fail('documents.logo-not-an-image')
  if (Math.max(picture.width, picture.height) > LARGEST_SIDE) return fail('documents.logo-too-large')
  return ok(`data:${picture.type};base64,${bytes.toString('base64')}`)
}
