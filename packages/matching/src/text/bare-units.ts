import { UNITS } from '../lexicon/units.ts'
import { COUNTING_ONE } from './attach-units.ts'
import { number, type Token } from './token.ts'

/** Forms that are names of goods as well («ведро», «лист»): they count only where the line ends with them. */
const CLOSING =
  /^(?:ящик|мешок|мешочек|рулон|рулончик|лист|ведро|ведерко|поддон|блок|баллон|комплект|набор|рукав|коробка|пачка|упаковка|банка|бухта)$/
const BEFORE = /^(?:на|в|за|под|к|с|по|из|от|до|каждую|любую|вместо|вторую|третью|первую|последнюю|эту|ту)$/

/** «серпянку ящик», «перчаток пачку»: a unit without a number is one of it. */
export function countBareUnits(tokens: readonly Token[]): Token[] {
  return tokens.map((token, i) => {
    const [before, next] = [tokens[i - 1], tokens[i + 1]]
    if (token.kind !== 'word' || !canCountOf(before)) return token
    const isEnd =
      next === undefined ||
      (next.kind === 'mark' && tokens[i + 2]?.kind !== 'number') ||
      (next.kind === 'word' && /^(?:и|плюс|еще|потом|также)$/.test(next.text))
    const isCounting = COUNTING_ONE.test(token.text) ? next?.kind !== 'number' : isEnd && CLOSING.test(token.text)
    const unit = isCounting ? UNITS.get(token.text) : undefined
    return unit ? number(1, token.start, token.end, false, 1, { unit, isSpoken: true }) : token
  })
}

/** After the goods or a size of theirs, not after a preposition or another unit. */
function canCountOf(before: Token | undefined): boolean {
  if (before?.kind === 'number') return before.unit === null || before.unit.role !== 'sale'
  return before?.kind === 'word' && !BEFORE.test(before.text) && !UNITS.has(before.text)
}
