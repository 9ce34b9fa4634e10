import { deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { logoImage } from './logo.ts'

const png = (width = 40, height = 20): Buffer => PNG.sync.write(new PNG({ width, height }))
const code = (logo: Uint8Array): string => {
  const image = logoImage(logo)
  return image.ok ? 'ok' : image.error.code
}

/** The PNG with its packed rows replaced. */
function withRows(picture: Buffer, packed: Buffer): Buffer {
  const at = picture.indexOf('IDAT')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(packed.length)
  return Buffer.concat([picture.subarray(0, at - 4), length, Buffer.from('IDAT'), packed, Buffer.alloc(4), picture.subarray(-12)])
}

describe('a logo', () => {
  it('is a PNG or JPEG by its own bytes', () => {
    expect(logoImage(png())).toMatchObject({ ok: true, value: expect.stringMatching(/^data:image\/png;base64,/) })
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080014002801011100ffd9', 'hex')
    expect(logoImage(jpeg)).toMatchObject({ ok: true, value: expect.stringMatching(/^data:image\/jpeg;base64,/) })
    expect(code(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'.padEnd(80)))).toBe('documents.logo-not-an-image')
    expect(code(new Uint8Array())).toBe('documents.logo-not-an-image')
  })

  it('is refused when cut short, unpacking to less or far more than it states, or with rows nobody can decode', () => {
    const packed = (rows: Buffer): Buffer => withRows(png(), deflateSync(rows))
    expect(code(packed(Buffer.alloc(20 * 161)))).toBe('ok')
    for (const broken of [
      png().subarray(0, 60),
      withRows(png(), Buffer.from('not packed at all')),
      packed(Buffer.alloc(100)),
      packed(Buffer.alloc(50_000_000)),
      packed(Buffer.alloc(20 * 161, 7)),
    ])
      expect(code(broken)).toBe('documents.logo-not-an-image')
  })

  it('is refused when it is too large', () => {
    expect(code(png(2400, 1))).toBe('documents.logo-too-large')
    expect(code(new Uint8Array(600 * 1024))).toBe('documents.logo-too-large')
  })
})
