import { decodeText } from './text-encoding.ts'

/** What a file is by its bytes; names and extensions lie. */
export type FileKind =
  | 'empty'
  | 'zip'
  | 'ole'
  | 'ole-encrypted'
  | 'xml'
  | 'html'
  | 'bank-text'
  | 'text'
  | 'image'
  | 'pdf'
  | 'archive'
  | 'audio-video'
  | 'binary'

const SIGNATURES: readonly (readonly [FileKind, readonly number[], number])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04], 0],
  ['zip', [0x50, 0x4b, 0x05, 0x06], 0],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 0],
  ['ole', [0x09, 0x08], 0],
  ['ole', [0x09, 0x04, 0x06, 0x00], 0],
  ['ole', [0x09, 0x02, 0x06, 0x00], 0],
  ['image', [0x89, 0x50, 0x4e, 0x47], 0],
  ['image', [0xff, 0xd8, 0xff], 0],
  ['image', [0x47, 0x49, 0x46, 0x38], 0],
  ['image', [0x42, 0x4d], 0],
  ['image', [0x49, 0x49, 0x2a, 0x00], 0],
  ['image', [0x4d, 0x4d, 0x00, 0x2a], 0],
  ['image', [0x57, 0x45, 0x42, 0x50], 8],
  ['audio-video', [0x66, 0x74, 0x79, 0x70], 4],
  ['audio-video', [0x4f, 0x67, 0x67, 0x53], 0],
  ['audio-video', [0x49, 0x44, 0x33], 0],
  ['audio-video', [0x52, 0x49, 0x46, 0x46], 0],
  ['pdf', [0x25, 0x50, 0x44, 0x46], 0],
  ['archive', [0x52, 0x61, 0x72, 0x21], 0],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf], 0],
  ['archive', [0x1f, 0x8b], 0],
]

/** Recognises a file by its first bytes (give at least 4 KB; for OLE give the whole file to tell an encrypted one). */
export function recogniseFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty'
  for (const [kind, signature, at] of SIGNATURES) {
    if (!signature.every((byte, i) => bytes[at + i] === byte)) continue
    if (kind === 'image' && signature.length === 2 && !looksLikeBitmap(bytes)) continue
    return kind === 'ole' && isEncryptedOle(bytes) ? 'ole-encrypted' : kind
  }
  return recogniseText(bytes)
}

function recogniseText(bytes: Uint8Array): FileKind {
  const head = decodeText(bytes.subarray(0, 4096))
  const start = head.replace(/^[\s\uFEFF]+/, '')
  if (start === '') return bytes.length <= 4096 ? 'empty' : 'binary'
  if (/^1CClientBankExchange/i.test(start)) return 'bank-text'
  if (/^(<!DOCTYPE html|<html|<table|<body|<meta|<div)/i.test(start)) return 'html'
  if (start.startsWith('<')) return 'xml'
  return hasControlBytes(head) ? 'binary' : 'text'
}

function looksLikeBitmap(bytes: Uint8Array): boolean {
  return bytes.length > 26 && bytes[6] === 0 && bytes[7] === 0 && bytes[8] === 0 && bytes[9] === 0
}

/** A password-protected .xlsx is an OLE container with a stream named EncryptedPackage (MS-OFFCRYPTO 2.3). */
function isEncryptedOle(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

function hasControlBytes(text: string): boolean {
  let strange = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) || code === 0xfffd) strange += 1
  }
  return strange > text.length * 0.02
}
