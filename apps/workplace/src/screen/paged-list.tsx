import { EmptyState, RowsSkeleton, VirtualList } from '@skladno/ui'
import { type ReactNode, useCallback } from 'react'
import { Loaded, type LoadedProps } from './loaded.tsx'

export interface PagedListProps<T> {
  readonly query: LoadedProps<readonly T[]>['query'] & {
    readonly hasNextPage?: boolean
    readonly isFetchingNextPage?: boolean
    readonly fetchNextPage?: () => unknown
  }
  /** What the list holds, for screen readers. */
  readonly label: string
  readonly rowHeight: number
  readonly keyOf: (row: T) => string
  readonly renderRow: (row: T) => ReactNode
  readonly empty: { readonly icon: ReactNode; readonly title: string; readonly hint?: string }
}

/** A list of any length in its four states: coming, not loaded, empty, there; the next page is asked for as the end comes into view. */
export function PagedList<T>({ query, label, rowHeight, keyOf, renderRow, empty }: PagedListProps<T>) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage?.()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return (
    <Loaded query={query} skeleton={<RowsSkeleton height={rowHeight - 2} />}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState {...empty} />
        ) : (
          <VirtualList items={rows} label={label} estimatedRowHeight={rowHeight} keyOf={keyOf} renderRow={renderRow} onReachEnd={more} />
        )
      }
    </Loaded>
  )
}
