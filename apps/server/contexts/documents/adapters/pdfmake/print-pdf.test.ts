import { expect, it } from 'vitest'
import { printPdf } from './print-pdf.ts'

const sheet = (image: string) =>
  printPdf({
    title: 'Проба',
    author: 'СтройОпт',
    language: 'ru-RU',
    orientation: 'portrait',
    date: '2026-12-01',
    watermark: null,
    pageOf: () => '',
    content: [{ image }],
  })

it.each([new URL(import.meta.url).pathname, '/etc/hostname', 'http://127.0.0.1:9/logo.png', 'file:///etc/hostname'])(
  'refuses to read %s, even if it got into content',
  async (address) => {
    await expect(sheet(address)).rejects.toThrow(/denied|Invalid image/)
  },
)
