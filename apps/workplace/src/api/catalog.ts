import {
  type addAliasSchema,
  type addAnalogueSchema,
  groupListSchema,
  type orderRuleSchema,
  productCardSchema,
  productListSchema,
  stockMoveListSchema,
} from '@skladno/contracts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
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

export const productCardQuery = (id: string) =>
  queryOptions({
    queryKey: ['product-card', id],
    queryFn: ({ signal }) => call(productCardSchema, `/products/${id}/card`, { signal }),
  })

export const stockMovesQuery = (productId: string) =>
  infiniteQueryOptions({
    queryKey: ['stock-moves', productId],
    queryFn: ({ pageParam, signal }) =>
      call(stockMoveListSchema, `/products/${productId}/moves`, { query: { beforeSeq: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.nextSeq ?? undefined,
    select: (result) => result.pages.flatMap((page) => page.moves),
  })

/** Names and replacements of a product: each answers with the card as it is then. */
export function useProductCommands(id: string) {
  const client = useQueryClient()
  const onSuccess = (card: z.infer<typeof productCardSchema>) => {
    client.setQueryData(productCardQuery(id).queryKey, card)
    void client.invalidateQueries({ queryKey: ['product-card'] })
  }
  const path = `/products/${id}`
  return {
    addAlias: useMutation({
      mutationFn: (body: z.input<typeof addAliasSchema>) => call(productCardSchema, `${path}/aliases`, { method: 'POST', body }),
      onSuccess,
    }),
    removeAlias: useMutation({
      mutationFn: (aliasId: string) => call(productCardSchema, `${path}/aliases/${aliasId}`, { method: 'DELETE' }),
      onSuccess,
    }),
    addAnalogue: useMutation({
      mutationFn: (body: z.input<typeof addAnalogueSchema>) => call(productCardSchema, `${path}/analogues`, { method: 'POST', body }),
      onSuccess,
    }),
    setOrderRule: useMutation({
      mutationFn: (body: z.input<typeof orderRuleSchema>) => call(productCardSchema, `${path}/order-rule`, { method: 'PUT', body }),
      onSuccess,
    }),
    removeAnalogue: useMutation({
      mutationFn: ({ analogueId, isMutual }: { readonly analogueId: string; readonly isMutual: boolean }) =>
        call(productCardSchema, `${path}/analogues/${analogueId}?isMutual=${isMutual}`, { method: 'DELETE' }),
      onSuccess,
    }),
  }
}
