import type { ReactNode } from 'react'
import './phone-frame.css'

export interface PhoneFrameProps {
  readonly title: string
  readonly subtitle: string
  readonly initial: string
  readonly children: ReactNode
  readonly composer: ReactNode
}

/** A phone with a messenger open, of no particular make. */
export function PhoneFrame({ title, subtitle, initial, children, composer }: PhoneFrameProps) {
  return (
    <section className="sk-phone" aria-label={title}>
      <div className="sk-phone-head">
        <span className="sk-phone-avatar" aria-hidden>
          {initial}
        </span>
        <span className="sk-phone-title">
          <strong>{title}</strong>
          <small>{subtitle}</small>
        </span>
      </div>
      {children}
      {composer}
    </section>
  )
}

/** Head of a chat that fills the screen. */
export function ChatHead({
  title,
  subtitle,
  initial,
  aside,
}: {
  readonly title: string
  readonly subtitle: string
  readonly initial: string
  readonly aside?: ReactNode
}) {
  return (
    <header className="sk-chat-head">
      <span className="sk-phone-avatar" aria-hidden>
        {initial}
      </span>
      <span className="sk-phone-title">
        <h1>{title}</h1>
        <small>{subtitle}</small>
      </span>
      {aside}
    </header>
  )
}

/** A chat that fills the screen: head, wall, place to write. */
export function ChatScreen({ children }: { readonly children: ReactNode }) {
  return <main className="sk-chat-screen">{children}</main>
}

/** The place to write: a field and what stands beside it. */
export function Composer({ children }: { readonly children: ReactNode }) {
  return <div className="sk-composer">{children}</div>
}
