/**
 * Whom a context may ask through its door (`index.ts`): commands in the same transaction and queries. Whatever must go the other way is an event.
 * The words `queries only` are kept by review: a door exports both.
 */
export const CONTEXT_ASKS: Readonly<Record<string, readonly string[]>> = {
  parties: [],
  catalog: [],
  intake: [],
  terms: ['parties', 'catalog'],
  recognition: ['catalog', 'parties'],
  ordering: ['parties', 'catalog', 'terms'],
  fulfilment: ['parties', 'catalog', 'terms', 'ordering'],
  billing: ['parties', 'catalog', 'terms', 'ordering', 'fulfilment'],
  documents: ['parties', 'catalog', 'terms', 'ordering', 'fulfilment', 'billing'],
  conversation: ['parties', 'catalog', 'terms', 'recognition', 'intake', 'ordering', 'fulfilment', 'billing', 'documents'],
  notifications: ['parties', 'catalog', 'terms', 'ordering', 'fulfilment', 'billing', 'documents', 'conversation'],
  imports: ['parties', 'catalog', 'terms', 'recognition', 'ordering', 'fulfilment', 'billing'],
  analytics: ['parties', 'ordering', 'billing'],
  erp: ['parties', 'catalog', 'terms', 'ordering', 'fulfilment', 'billing'],
}

/** A round of contexts asking each other, or null when there is none. */
export function findRound(asks: Readonly<Record<string, readonly string[]>>): readonly string[] | null {
  const visit = (name: string, way: readonly string[]): readonly string[] | null => {
    const at = way.indexOf(name)
    if (at !== -1) return [...way.slice(at), name]
    for (const asked of asks[name] ?? []) {
      const round = visit(asked, [...way, name])
      if (round) return round
    }
    return null
  }
  for (const name of Object.keys(asks)) {
    const round = visit(name, [])
    if (round) return round
  }
  return null
}
