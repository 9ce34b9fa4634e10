import type { Rights } from '../../parties/index.ts'

/** A person of the partner who can be written to. */
export interface Reachable {
  readonly threadId: string
  readonly contactId: string
  readonly name: string
  readonly locale: 'ru' | 'en'
  readonly rights: Rights
  /** The conversation the order was made in, or the person who made it. */
  readonly isOwn: boolean
  /** For whom the person acts in that thread now; prices go nowhere else. */
  readonly actsForPartner: boolean
}

export interface Recipients {
  /** Who hears the news; may be without prices. */
  readonly news: Reachable | null
  /** Who gets documents: the same person when they have the right, else another one of the partner who has. */
  readonly documents: Reachable | null
}

const hasAnyRight = ({ rights }: Reachable): boolean =>
  rights.mayOrder || rights.mayConfirm || rights.getsDocuments || rights.receivesGoods || rights.seesPrices

const mayHaveDocuments = (person: Reachable): boolean => person.actsForPartner && person.rights.getsDocuments

/** Candidates come in the order of their last message. The person who ordered comes first; for orders made elsewhere, who deals with orders. */
export function chooseRecipients(candidates: readonly Reachable[]): Recipients {
  const known = candidates.filter(hasAnyRight)
  const own = known.find((person) => person.isOwn)
  const news = own ?? known.find((person) => person.rights.mayConfirm || person.rights.mayOrder) ?? known[0] ?? null
  const documents = news !== null && mayHaveDocuments(news) ? news : (known.find(mayHaveDocuments) ?? null)
  return { news, documents }
}
