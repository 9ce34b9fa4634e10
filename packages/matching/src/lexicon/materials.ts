/** Materials of a system of parts: who has named one goes on in it until another is named. Beginning of a word → material. */
const MATERIALS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ppr|ппр|полипропил)/, 'polypropylene'],
  [/^(?:пнд|пэ$|пэ\d|полиэтил|компресс|компрес$)/, 'polyethylene'],
  [/^(?:металлопл|метпол|мп$)/, 'composite'],
  [/^(?:pex|пекс|сшит)/, 'crosslinked'],
  [/^(?:латун)/, 'brass'],
  [/^(?:чугун)/, 'iron'],
  [/^(?:нержав)/, 'stainless'],
  [/^(?:медн|медь)/, 'copper'],
]

/** The material a stem names, or null. */
export function materialOf(stem: string): string | null {
  for (const [pattern, material] of MATERIALS) if (pattern.test(stem)) return material
  return null
}
