import { isUtf8 } from 'node:buffer'

/** Encodings met in files of Russian and Kazakh companies, by the names used in reports. */
export const TEXT_ENCODINGS = ['utf-8', 'cp1251', 'cp866', 'utf-16le', 'utf-16be'] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

const LABELS: Readonly<Record<TextEncoding, string>> = {
  'utf-8': 'utf-8',
  cp1251: 'windows-1251',
  cp866: 'ibm866',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
}

/** A streaming decoder that drops the byte order mark and never throws (bad bytes become U+FFFD). */
export const decoderOf = (encoding: TextEncoding): TextDecoder => new TextDecoder(LABELS[encoding])

/** The encoding a declaration names («Windows», «windows-1251», «DOS», «UTF8»), or null when it is unknown. */
export function encodingNamed(label: string): TextEncoding | null {
  const key = label.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (key === 'utf8') return 'utf-8'
  if (['windows', 'windows1251', 'cp1251', 'win1251', '1251', 'ansi'].includes(key)) return 'cp1251'
  if (['dos', 'cp866', 'ibm866', '866', 'oem'].includes(key)) return 'cp866'
  if (key === 'utf16le' || key === 'utf16' || key === 'unicode') return 'utf-16le'
  return key === 'utf16be' ? 'utf-16be' : null
}

/**
 * The encoding the bytes really have. Declarations lie (UTF-8 files that declare Windows are common), so valid UTF-8 wins over
 * a declared 8-bit page; among 8-bit pages the declared one wins unless the text is plainly the other.
 */
export function detectEncoding(bytes: Uint8Array, declared: TextEncoding | null = null): TextEncoding {
  const marked = byteOrderMark(bytes)
  if (marked) return marked
  const wide = unmarkedUtf16(bytes)
  if (wide) return wide
  if (isUtf8(withoutCutCharacter(bytes))) return 'utf-8'
  const sample = bytes.subarray(0, 200_000)
  const win = cyrillicScore(sample, 'cp1251')
  const dos = cyrillicScore(sample, 'cp866')
  if (declared === 'cp866') return win > dos * 2 ? 'cp1251' : 'cp866'
  return dos > win * (declared === 'cp1251' ? 2 : 1) ? 'cp866' : 'cp1251'
}

export function decodeText(bytes: Uint8Array, encoding: TextEncoding = detectEncoding(bytes)): string {
  return decoderOf(encoding).decode(bytes)
}

function byteOrderMark(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

function unmarkedUtf16(bytes: Uint8Array): TextEncoding | null {
  const length = Math.min(bytes.length - (bytes.length % 2), 2000)
  if (length < 8) return null
  // The high bytes of Russian text in UTF-16 are 0x00 (ASCII) and 0x04 (Cyrillic).
  let little = 0
  let big = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i + 1] === 0 || bytes[i + 1] === 4) little += 1
    if (bytes[i] === 0 || bytes[i] === 4) big += 1
  }
  if (little > length * 0.45) return 'utf-16le'
  return big > length * 0.45 ? 'utf-16be' : null
}

/** A file cut in the middle of a UTF-8 character is still UTF-8. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back)
  }
  return bytes
}

/** Lower-case Cyrillic letters dominate real text; the wrong page turns them into capitals, signs and box drawing. */
function cyrillicScore(bytes: Uint8Array, encoding: TextEncoding): number {
  const text = decoderOf(encoding).decode(bytes)
  let score = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code >= 0x430 && code <= 0x44f) score += 2
    else if (code >= 0x410 && code <= 0x42f) score += 1
    else if (code >= 0x2500 && code <= 0x259f) score -= 2
    else if (code >= 0x402 && code <= 0x40f) score -= 1
  }
  return Math.max(score, 0)
}
