import { UnstyledButton } from '@mantine/core'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import './line-table.css'

export interface LineTableProps {
  readonly label: string
  readonly head: {
    readonly item: string
    readonly quantity: string
    readonly stock: string
    readonly price: string
    readonly amount: string
  }
  readonly children: ReactNode
}

/** Lines of an order. Wide: a table. Narrow (its own width, not the window's): a card per line. */
export function LineTable({ label, head, children }: LineTableProps) {
  return (
    <div className="sk-lines-box" data-own-keys>
      <table className="sk-lines" aria-label={label}>
        <thead>
          <tr className="sk-line sk-line-head">
            <th>{head.item}</th>
            <th>{head.quantity}</th>
            <th>{head.stock}</th>
            <th>{head.price}</th>
            <th>{head.amount}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

export interface LineRowProps {
  readonly label: string
  readonly tone?: 'plain' | 'ask' | 'gone'
  readonly item: ReactNode
  readonly quantity: ReactNode
  readonly stock: ReactNode
  readonly price: ReactNode
  readonly amount: ReactNode
  /** Questions about the line: candidates, ways out of a shortage. */
  readonly below?: ReactNode
  readonly onKey?: (event: KeyboardEvent<HTMLElement>) => void
}

/** One line; focus it to work on it with keys. */
export function LineRow({ label, tone = 'plain', item, quantity, stock, price, amount, below, onKey }: LineRowProps) {
  return (
    <tr className="sk-line" data-tone={tone} data-line aria-label={label} tabIndex={0} onKeyDown={(event) => moveOr(event, onKey)}>
      <td className="sk-line-item">{item}</td>
      <td className="sk-line-quantity">{quantity}</td>
      <td className="sk-line-stock">{stock}</td>
      <td className="sk-line-price">{price}</td>
      <td className="sk-line-amount">{amount}</td>
      {below !== undefined && <td className="sk-line-below">{below}</td>}
    </tr>
  )
}

/** j and k (and the arrows) go to the neighbouring line; other keys belong to the line itself. */
function moveOr(event: KeyboardEvent<HTMLElement>, onKey: ((event: KeyboardEvent<HTMLElement>) => void) | undefined): void {
  if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey) return
  const isDown = event.code === 'KeyJ' || event.key === 'ArrowDown'
  const isUp = event.code === 'KeyK' || event.key === 'ArrowUp'
  if (!isDown && !isUp) {
    onKey?.(event)
    return
  }
  event.preventDefault()
  const lines = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
  lines[lines.indexOf(event.currentTarget) + (isDown ? 1 : -1)]?.focus()
}

/** What the customer wrote, above what it was understood to be. */
export function SaidText({ children }: { readonly children: string }) {
  return <div className="sk-said">{children}</div>
}

export interface ChoiceProps {
  readonly hotkey?: string
  readonly isCurrent?: boolean
  readonly isDisabled?: boolean
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly onPick: () => void
}

/** One answer to a question about a line, with the key that picks it. */
export function Choice({ hotkey, isCurrent = false, isDisabled = false, title, detail, onPick }: ChoiceProps) {
  return (
    <button type="button" className="sk-choice" aria-pressed={isCurrent} disabled={isDisabled} onClick={onPick}>
      {hotkey !== undefined && <kbd className="sk-key">{hotkey}</kbd>}
      <span className="sk-choice-text">{title}</span>
      {detail !== undefined && <span className="sk-choice-detail">{detail}</span>}
    </button>
  )
}

export function Choices({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className="sk-choices" aria-label={label}>
      {children}
    </section>
  )
}

/** A key to press, shown where it works. */
export function KeyHint({ children }: { readonly children: string }) {
  return <kbd className="sk-key">{children}</kbd>
}

/** Parts of one figure: under one another in a table, side by side in a card; `isEnd` keeps the first at the right edge. */
export function CellStack({ isEnd = false, children }: { readonly isEnd?: boolean; readonly children: ReactNode }) {
  return <div className={isEnd ? 'sk-cell-stack sk-cell-stack-end' : 'sk-cell-stack'}>{children}</div>
}

export interface QuietButtonProps {
  readonly onPress: () => void
  /** Shown only while the line is hovered or focused, where there is a mouse to hover with. */
  readonly isRevealed?: boolean
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** A secondary action inside a line, no louder than a footnote. */
export function QuietButton({ onPress, isRevealed = false, ref, children }: QuietButtonProps) {
  return (
    <UnstyledButton ref={ref} className="sk-quiet" data-reveal={isRevealed || undefined} onClick={onPress}>
      {children}
    </UnstyledButton>
  )
}
