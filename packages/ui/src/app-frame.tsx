import { type ReactNode, useId } from 'react'
import './app-frame.css'

export interface AppFrameProps {
  readonly rail: ReactNode
  readonly bar: ReactNode
  readonly bottom: ReactNode
  readonly banner?: ReactNode
  readonly children: ReactNode
}

/** The workplace around a screen: a rail on the left of a desktop, a bottom bar under a thumb on a phone. */
export function AppFrame({ rail, bar, bottom, banner, children }: AppFrameProps) {
  return (
    <div className="sk-app">
      <aside className="sk-app-rail">{rail}</aside>
      <header className="sk-app-bar">{bar}</header>
      <main className="sk-app-main" id="main">
        {banner}
        <div className="sk-app-screen">{children}</div>
      </main>
      <div className="sk-app-bottom">{bottom}</div>
    </div>
  )
}

export interface NavGroupProps {
  readonly label: string
  readonly children: ReactNode
}

/** Destinations that belong together (a list item each), under their word where there is room for it. */
export function NavGroup({ label, children }: NavGroupProps) {
  const id = useId()
  return (
    <div className="sk-nav-group">
      <span className="sk-nav-heading" id={id}>
        {label}
      </span>
      <ul className="sk-nav-list" aria-labelledby={id}>
        {children}
      </ul>
    </div>
  )
}

export interface NavMarkProps {
  readonly icon: ReactNode
  readonly label: string
  readonly count?: number
}

/** The face of one destination: icon, word, and how much waits there. The link around it belongs to the router. */
export function NavMark({ icon, label, count = 0 }: NavMarkProps) {
  return (
    <span className="sk-nav-mark">
      <span className="sk-nav-icon">
        {icon}
        {count > 0 && <span className="sk-nav-count">{count > 99 ? '99+' : count}</span>}
      </span>
      <span className="sk-nav-label">{label}</span>
    </span>
  )
}
