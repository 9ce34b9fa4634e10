import { stemOf } from './stem.ts'

const SMALL = /(?:[оеи]чк|[уюыи]шк|[оеи]ньк|чик|ик)$/
const HARD: Readonly<Record<string, string>> = { ч: 'к', ш: 'х', ж: 'г' }

/** Stems a pet form may come from: «клинышков» → «клин», «ведёрочко» → «ведр», «трубочку» → «труб», «трубк». None for a plain word. */
export function plainStemsOf(text: string): readonly string[] {
  const stem = stemOf(text)
  if (!/^[а-я]{6,}$/.test(stem)) return NONE
  const base = stem.replace(SMALL, '')
  if (base === stem || base.length < 3 || (base.length < 4 && /(?:чик|ик)$/.test(stem))) return NONE
  const last = base.at(-1) ?? ''
  const hard = base.slice(0, -1) + (HARD[last] ?? last)
  const short = base.replace(/[ео]([бвгджзклмнпрстфх])$/, '$1')
  return [...new Set([base, hard, short, `${base}к`])]
}

const NONE: readonly string[] = []

const OF_BRAND = /^([а-я]{4,}?)(?:овск|евск|инск|ск|ов|ев)(?:ий|ого|ому|им|их|ие|ими|ая|ую|ой|ое|ый|ые|ых)$/

/** «кнауфовских», «велюксовской»: the brand an adjective is made of; null for other words. */
export const brandOf = (text: string): string | null => OF_BRAND.exec(text)?.[1] ?? null
