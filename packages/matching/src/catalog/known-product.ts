import { unitOf } from '../lexicon/units.ts'
import type { CatalogItem } from '../types.ts'
import { articleOf } from './articles.ts'
import type { ProductFacts, ProductNumber, ProductWord } from './facts.ts'
import type { Trait } from './product-rows.ts'
import type { ListedWords } from './word-lists.ts'

/** Facts of a product with its words as ids of the catalog's vocabulary. */
export interface KnownProduct extends ProductFacts {
  /** The same for names with the same words: what was found out about the words of one holds for the others. */
  readonly list: number
  readonly wordIds: readonly number[]
  readonly article: string
  /** The name carries its own article: letters and digits of that say nothing of the goods. */
  readonly printsArticle: boolean
  /** The word the name opens with. */
  readonly head: string
  /** Code of the unit of sale («шт», «м»…), null when unknown. */
  readonly saleUnit: string | null
}

const NO_CODES: ReadonlySet<string> = new Set()

/** What is asked of every product compared is here at once, the rest when it is asked for. */
export class ReadProduct implements KnownProduct {
  readonly list: number
  readonly words: readonly ProductWord[]
  readonly wordIds: readonly number[]
  readonly numbers: readonly ProductNumber[]
  readonly codes: ReadonlySet<string>
  readonly threads: string
  readonly caseOf: number
  readonly head: string
  readonly #item: CatalogItem
  readonly #unit: string | null
  #article: string | null = null
  #saleUnit: string | null | undefined

  constructor(
    item: CatalogItem,
    list: number,
    listed: ListedWords,
    numbers: readonly ProductNumber[],
    codes: readonly string[],
    trait: Trait,
  ) {
    this.list = list
    this.words = listed.words
    this.wordIds = listed.wordIds
    this.head = listed.head
    this.numbers = numbers
    this.codes = codes.length === 0 ? NO_CODES : new Set(codes)
    this.threads = trait.threads
    this.caseOf = trait.caseOf
    this.#item = item
    this.#unit = trait.unit
  }

  get article(): string {
    this.#article ??= articleOf(this.#item.sku)
    return this.#article
  }

  get printsArticle(): boolean {
    return this.codes.size > 0 && printsArticle(this.article, this.codes)
  }

  get saleUnit(): string | null {
    if (this.#saleUnit === undefined) this.#saleUnit = this.#unit ?? unitOf(this.#item.unit)?.code ?? null
    return this.#saleUnit
  }
}

function printsArticle(article: string, codes: ReadonlySet<string>): boolean {
  if (article.length < 5) return false
  if (codes.has(article)) return true
  for (const code of codes) if (code.length >= 5 && /\d/.test(code) && article.startsWith(code)) return true
  return false
}
