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

function pngSize(bytes: Buffer): Picture | null {
  const isPng = bytes.length > 33 && bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))
  return isPng ? { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null
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
 * The logo as a data URL, or why it cannot be printed: only PNG and JPEG by their own bytes, at most 512 KB and 2000 × 2000 pixels.
 * Settings check a logo with it when it is uploaded; a document leaves a bad one out rather than not being issued.
 */
export function logoImage(logo: Uint8Array): Result<string, LogoError> {
  const bytes = Buffer.from(logo.buffer, logo.byteOffset, logo.byteLength)
  const picture = pngSize(bytes) ?? jpegSize(bytes)
  if (picture === null) return fail('documents.logo-not-an-image')
  const isTooLarge = bytes.length > LARGEST_BYTES || Math.max(picture.width, picture.height) > LARGEST_SIDE
  if (isTooLarge) return fail('documents.logo-too-large')
  return ok(`data:${picture.type};base64,${bytes.toString('base64')}`)
}
