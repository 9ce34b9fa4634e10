import type { Brand } from './brand.ts'

/** A phone number in E.164: `+` and 8-15 digits. */
export type Phone = Brand<string, 'Phone'>

/**
 * A phone as people in Russia and Kazakhstan write it → E.164, or null.
 * «8 (701) 123-45-67», «7011234567», «+7 701…», WhatsApp's bare `7701…` all give the same number (both countries share +7).
 */
export function parsePhone(text: string): Phone | null {
  if (!/^[\s\d+().\-–—\u00a0]+$/.test(text)) return null
  const digits = text.replace(/\D/g, '')
  if (text.trim().startsWith('+')) return isE164(digits) ? (`+${digits}` as Phone) : null
  if (digits.length === 11 && digits.startsWith('8')) return `+7${digits.slice(1)}` as Phone
  if (digits.length === 10 && /^[3-9]/.test(digits)) return `+7${digits}` as Phone
  return isE164(digits) && digits.length >= 11 ? (`+${digits}` as Phone) : null
}

const isE164 = (digits: string): boolean => /^[1-9]\d{7,14}$/.test(digits)

/** «+7 701 123-45-67» for people to read; other countries stay in E.164. */
export function formatPhone(phone: string): string {
  const match = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone)
  return match ? `+7\u00a0${match[1]}\u00a0${match[2]}-${match[3]}-${match[4]}` : phone
}
