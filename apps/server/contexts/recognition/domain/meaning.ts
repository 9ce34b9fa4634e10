export type AliasLevel = 'person' | 'customer' | 'segment' | 'company'
export type AliasSource = 'choice' | 'correction' | 'import' | 'hand' | 'agreement'

/** One live meaning of a phrase. */
export interface Meaning {
  readonly id: string
  readonly level: AliasLevel
  /** Contact, partner, segment or ''. */
  readonly ownerId: string
  readonly productId: string
  readonly source: AliasSource
  readonly hits: number
  /** The customer it was taught for; null where it was brought or given by hand. */
  readonly partnerId: string | null
  /** That customer's segment. */
  readonly segment: string | null
}

/** A meaning at a level above a single person. */
export interface Agreed {
  readonly level: Exclude<AliasLevel, 'person'>
  readonly ownerId: string
  readonly productId: string
}

export interface AgreementRules {
  /** So many different customers must mean the same, and none another thing, before the whole company does. */
  readonly customers: number
}

/** Where the company has not said how many. */
export const DEFAULT_AGREEING = 3
/** In a segment fewer are enough: they speak one trade's language. */
const SEGMENT_SHARE = 0.5
const FEWEST = 2
/** One person who says it so often speaks for the customer. */
const REPEATED = 2

/**
 * Which meanings people agree about, level by level. A customer means what its people mean; a segment or the company means what enough different
 * customers mean and none contradicts. What somebody brought or set by hand counts against agreement, never for it.
 */
export function agreedMeanings(meanings: readonly Meaning[], rules: AgreementRules): readonly Agreed[] {
  const agreed: Agreed[] = []
  for (const [partnerId, own] of byPartner(meanings)) {
    const said = customerMeans(own)
    if (said?.isByPeople) agreed.push({ level: 'customer', ownerId: partnerId, productId: said.productId })
  }
  const voices = voicesOf(meanings)
  const segments = new Set(voices.flatMap(({ segment }) => segment ?? []))
  for (const segment of segments) {
    const needed = Math.max(FEWEST, Math.ceil(rules.customers * SEGMENT_SHARE))
    const productId = unanimous(
      voices.filter((voice) => voice.segment === segment),
      needed,
    )
    if (productId !== null) agreed.push({ level: 'segment', ownerId: segment, productId })
  }
  const everywhere = unanimous(voices, rules.customers)
  if (everywhere !== null) agreed.push({ level: 'company', ownerId: '', productId: everywhere })
  return agreed
}

/** What a customer means by the phrase; null productId: its people or its lists differ. */
interface Voice {
  readonly partnerId: string
  readonly segment: string | null
  readonly productId: string | null
  readonly isTaught: boolean
}

const isTaught = ({ source }: Meaning): boolean => source === 'choice' || source === 'correction'

function byPartner(meanings: readonly Meaning[]): ReadonlyMap<string, readonly Meaning[]> {
  const partners = new Map<string, Meaning[]>()
  for (const meaning of meanings) {
    if (meaning.level !== 'person' && meaning.level !== 'customer') continue
    const partnerId = meaning.level === 'customer' ? meaning.ownerId : meaning.partnerId
    if (partnerId === null) continue
    partners.set(partnerId, [...(partners.get(partnerId) ?? []), meaning])
  }
  return partners
}

function voicesOf(meanings: readonly Meaning[]): readonly Voice[] {
  return [...byPartner(meanings)].map(([partnerId, own]) => {
    const products = new Set(own.map(({ productId }) => productId))
    const [only] = products
    return {
      partnerId,
      segment: own.find(({ segment }) => segment !== null)?.segment ?? null,
      productId: products.size === 1 ? (only ?? null) : null,
      isTaught: own.some(isTaught),
    }
  })
}

/** The product all who spoke mean, when enough of them were taught it by use. */
function unanimous(voices: readonly Voice[], needed: number): string | null {
  const products = new Set(voices.map(({ productId }) => productId))
  const [only] = products
  return products.size === 1 && only != null && voices.filter((voice) => voice.isTaught).length >= needed ? only : null
}

function customerMeans(own: readonly Meaning[]): { readonly productId: string; readonly isByPeople: boolean } | null {
  const products = new Set(own.map(({ productId }) => productId))
  const [productId] = products
  if (products.size !== 1 || productId === undefined) return null
  const people = own.filter((meaning) => meaning.level === 'person' && isTaught(meaning))
  return { productId, isByPeople: people.length >= 2 || people.some(({ hits }) => hits >= REPEATED) }
}
