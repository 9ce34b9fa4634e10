import { type CatalogItem, compileCatalog, type MatchedLine, understand, weighedOf } from '@skladno/matching'
import { toItem } from '../../apps/server/cli/match-input.ts'
import { guessOutcomes } from './calibration.ts'
import { type CaseSet, type MatchingCase, readCaseSet, readCases, readCatalogs } from './case-files.ts'
import { contextOf, predictedOf } from './engine.ts'
import { saleUnitIn, scoreCase } from './score.ts'

export const KINDS = ['said', 'changed', 'kept', 'asked'] as const
export type Kind = (typeof KINDS)[number]

/** A line with its signals, and whether it was right. */
export interface FitLine {
  readonly set: string
  readonly message: string
  readonly tag: string
  readonly kind: Kind
  readonly signals: Readonly<Record<string, number>>
  readonly isRight: boolean
  readonly p: number
  readonly about: string
}

export interface FitSet {
  readonly name: string
  readonly lines: readonly FitLine[]
  readonly goldLines: number
  /** Lines asked by rule. */
  readonly asked: number
}

/** A file of cases, or a folder of them, as a set; catalogs are looked for in the folders given as well. */
export function readSet(path: string, catalogs: readonly string[], split: string | null): CaseSet {
  const isFile = path.endsWith('.jsonl')
  const all = isFile ? readCases(path) : readCaseSet(path).cases
  const cases = split === null ? all : all.filter((one) => one.split === split)
  return { cases, catalogs: readCatalogs([...catalogs, ...(isFile ? [] : [`${path}/catalogs`])], cases) }
}

/** Every line the rules accept or ask about, before any threshold. */
export function collect(name: string, set: CaseSet): FitSet {
  const compiled = new Map(
    [...set.catalogs].map(([catalog, rows]) => [
      catalog,
      compileCatalog([...rows.values()].flatMap((row): CatalogItem[] => [toItem(row)].filter((item) => item !== null))),
    ]),
  )
  let goldLines = 0
  let asked = 0
  const lines = set.cases.flatMap((one) => {
    const catalog = compiled.get(one.catalog)
    if (!catalog) throw new Error(`No catalog ${one.catalog} for ${one.id}`)
    const understanding = understand(one.message, catalog, contextOf(one, { accept: 0 }))
    const saleUnit = saleUnitIn(set, one.catalog)
    const { outcomes } = scoreCase(one, predictedOf(understanding), saleUnit)
    goldLines += one.expected.length
    asked += understanding.lines.filter((line) => line.decision === 'ask').length
    const guessed = guessOutcomes(one, predictedOf(understanding), saleUnit)
    return understanding.lines.flatMap((line, i) =>
      fitLine(name, one, line, line.decision === 'accept' ? outcomes[i] === 'right' : guessed[i] === true, set),
    )
  })
  return { name, lines, goldLines, asked }
}

function fitLine(set: string, one: MatchingCase, line: MatchedLine, isRight: boolean, { catalogs }: CaseSet): FitLine[] {
  const weighed = weighedOf(line)
  if (weighed === null) return []
  const about = `${one.id} «${line.text}» → ${line.itemId} ${catalogs.get(one.catalog)?.get(line.itemId ?? '')?.name} × ${line.qty} ${line.unit}`
  return [{ set, message: one.id, tag: one.tags[0] ?? '', ...weighed, isRight, p: line.p, about }]
}
