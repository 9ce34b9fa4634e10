import { groupListSchema, productListSchema } from '@skladno/contracts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from './http.ts'

export interface ProductFilter {
  readonly q?: string | undefined
  readonly groupId?: string | undefined
  readonly partnerId?: string | undefined
}

const PAGE = 60

export const productsQuery = (filter: ProductFilter) =>
  infiniteQueryOptions({
    queryKey: ['products', filter],
    queryFn: ({ pageParam, signal }) =>
      call(productListSchema, '/products', { query: { ...filter, offset: pageParam, limit: PAGE }, signal }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const loaded = pages.reduce((sum, each) => sum + each.products.length, 0)
      return page.products.length > 0 && loaded < page.total ? loaded : undefined
    },
    select: (result) => ({ products: result.pages.flatMap((page) => page.products), total: result.pages[0]?.total ?? 0 }),
  })

/** The best products for a few words, with the customer's own price when one is given. */
export const someProductsQuery = (filter: ProductFilter, limit: number) =>
  queryOptions({
    queryKey: ['products', 'some', filter, limit],
    queryFn: ({ signal }) => call(productListSchema, '/products', { query: { ...filter, limit }, signal }),
    select: (answer) => answer.products,
  })

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: ({ signal }) => call(groupListSchema, '/groups', { signal }),
  select: (answer) => answer.groups,
  staleTime: 10 * 60_000,
})
