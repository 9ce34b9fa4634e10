import type { ReactNode } from 'react'
import './picking.css'

export interface PickCardProps {
  readonly photoUrl: string | null
  readonly cell: ReactNode
  readonly name: string
  readonly sku: ReactNode
  readonly quantity: ReactNode
  readonly conversion?: ReactNode
  readonly state?: ReactNode
}

/** One thing to take from a shelf, readable at arm's length and in bad light. */
export function PickCard({ photoUrl, cell, name, sku, quantity, conversion, state }: PickCardProps) {
  return (
    <article className="sk-pick">
      {photoUrl !== null && (
        <div className="sk-pick-photo">
          <img src={photoUrl} alt="" />
        </div>
      )}
      <div className="sk-pick-cell">{cell}</div>
      <h2 className="sk-pick-name">{name}</h2>
      <div className="sk-pick-sku">{sku}</div>
      <div className="sk-pick-quantity">{quantity}</div>
      {conversion !== undefined && <div className="sk-pick-sku">{conversion}</div>}
      {state}
    </article>
  )
}

export interface BigButtonProps {
  readonly tone: 'good' | 'plain'
  readonly icon: ReactNode
  readonly isPressed?: boolean
  readonly isDisabled?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A target for a gloved thumb. */
export function BigButton({ tone, icon, isPressed = false, isDisabled = false, onPress, children }: BigButtonProps) {
  return (
    <button type="button" className="sk-big" data-tone={tone} aria-pressed={isPressed} disabled={isDisabled} onClick={onPress}>
      {icon}
      {children}
    </button>
  )
}

/** The outcomes under one thumb: the good one wide, the three others in a row. */
export function BigButtons({ main, others }: { readonly main: ReactNode; readonly others: ReactNode }) {
  return (
    <div className="sk-bigs">
      {main}
      <div className="sk-bigs-row">{others}</div>
    </div>
  )
}
