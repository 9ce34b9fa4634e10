import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import './virtual-list.css'

export interface VirtualListProps<T> {
  readonly items: readonly T[]
  /** What the list holds, for screen readers. */
  readonly label: string
  readonly estimatedRowHeight: number
  readonly keyOf: (item: T) => string
  /** One row; its first link or button is what j, k and Enter work on. */
  readonly renderRow: (item: T) => ReactNode
  /** Asked when the end comes into view. */
  readonly onReachEnd?: () => void
}

/** A list of any length: only the rows in view exist. `j` and `k` move between rows, Enter opens one. */
export function VirtualList<T>({ items, label, estimatedRowHeight, keyOf, renderRow, onReachEnd }: VirtualListProps<T>) {
  const scroller = useRef<HTMLElement>(null)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowHeight,
    overscan: 8,
  })
  const rows = virtualizer.getVirtualItems()
  const lastShown = rows.at(-1)?.index ?? -1
  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - 5) onReachEnd?.()
  }, [items.length, lastShown, onReachEnd])
  useListKeys(scroller, (step) => {
    const next = Math.min(Math.max(focusedIndex(scroller.current) + step, 0), items.length - 1)
    virtualizer.scrollToIndex(next)
    requestAnimationFrame(() => focusRow(scroller.current, next))
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={scroller} className="sk-vlist" tabIndex={0} aria-label={label}>
      <ul className="sk-vlist-inner" style={{ blockSize: virtualizer.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index]
          return item === undefined ? null : (
            <li
              key={keyOf(item)}
              ref={virtualizer.measureElement}
              data-index={row.index}
              className="sk-vlist-row"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {renderRow(item)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** j and k work wherever the focus is, except in fields, dialogs and parts of the page with keys of their own. */
function useListKeys(scroller: RefObject<HTMLElement | null>, move: (step: 1 | -1) => void): void {
  const latest = useRef(move)
  latest.current = move
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const step = stepOf(event, scroller.current)
      if (step === null) return
      event.preventDefault()
      latest.current(step)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [scroller])
}

function stepOf(event: KeyboardEvent, list: HTMLElement | null): 1 | -1 | null {
  const { target } = event
  if (event.metaKey || event.ctrlKey || event.altKey || !(target instanceof HTMLElement)) return null
  if (target.closest('input, textarea, select, [role="dialog"], [role="listbox"], [data-own-keys]') !== null) return null
  const isInside = list?.contains(target) === true
  if (event.code === 'KeyJ' || (isInside && event.key === 'ArrowDown')) return 1
  if (event.code === 'KeyK' || (isInside && event.key === 'ArrowUp')) return -1
  return null
}

function focusedIndex(list: HTMLElement | null): number {
  const focused = document.activeElement
  const row = list?.contains(focused) === true ? focused?.closest('[data-index]') : undefined
  return row ? Number(row.getAttribute('data-index')) : -1
}

function focusRow(list: HTMLElement | null, index: number): void {
  const target = list?.querySelector<HTMLElement>(`[data-index="${index}"] :is(a, button)`)
  target?.focus()
}
