import type { Branding } from '../../document-views.ts'

/** Greys that a black-and-white printer keeps apart. */
export const INK = { text: '#000000', note: '#555555', grid: '#8c8c8c' } as const

/** The seller's colour as used on paper: a full rule and a pale fill. */
export interface Tint {
  readonly rule: string
  readonly fill: string
}

const PALE = 0.1

/** Anything but `#RRGGBB` prints in black and light grey. */
export function tintOf({ colour }: Branding): Tint {
  if (colour === null || !/^#[0-9a-f]{6}$/i.test(colour)) return { rule: '#000000', fill: '#f0f0f0' }
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  const pale = channels.map((channel) =>
    Math.round(255 - (255 - channel) * PALE)
      .toString(16)
      .padStart(2, '0'),
  )
  return { rule: colour, fill: `#${pale.join('')}` }
}
