import type { Catalog } from '../catalog/catalog.ts'
import { matchLine } from '../line/match-line.ts'
import { readLine } from '../line/query.ts'
import { cleanText } from '../text/clean.ts'
import type { MatchContext, MatchedLine, Understanding } from '../types.ts'

/** What a message means against a catalog: order lines, questions, everything accounted for. */
export function understand(message: string, catalog: Catalog, context: MatchContext = {}): Understanding {
  const clean = cleanText(message)
  const lines: MatchedLine[] = []
  for (const part of clean.text.split(/\n|;|,(?!\d)/)) {
    if (!/\p{L}|\d/u.test(part)) continue
    const result = matchLine(catalog, readLine(catalog, part), context)
    lines.push({
      text: part.trim(),
      span: null,
      decision: result.decision,
      itemId: result.decision === 'accept' && result.index !== null ? catalog.item(result.index).id : null,
      qty: result.qty,
      unit: result.unit,
      p: result.p,
      candidates: result.candidates.map(({ itemId, p, why }) => ({ itemId, p, why })),
      why: result.why,
      origin: 'message',
    })
  }
  return { intents: ['order'], lines, other: [], removed: [] }
}
