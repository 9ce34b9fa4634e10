import { type ReactNode, useEffect, useRef } from 'react'
import './phone-frame.css'

export interface DemoStageProps {
  readonly head: ReactNode
  readonly phone: ReactNode
  readonly workplace: ReactNode
  readonly strip: ReactNode
}

/** A customer's phone beside the seller's workplace, and under them what is happening. */
export function DemoStage({ head, phone, workplace, strip }: DemoStageProps) {
  return (
    <div className="sk-demo">
      <header className="sk-demo-head">{head}</header>
      <div className="sk-demo-phone">{phone}</div>
      <main>{workplace}</main>
      <aside className="sk-demo-strip">{strip}</aside>
    </div>
  )
}

/** A page shown inside the page. */
export function EmbeddedPage({ src, title }: { readonly src: string; readonly title: string }) {
  return <iframe className="sk-demo-workplace" src={src} title={title} />
}

export interface Step {
  readonly key: string
  readonly title: string
  readonly detail: string
}

/** What happened, oldest first; the latest is marked and in view. */
export function StepStrip({ steps, label }: { readonly steps: readonly Step[]; readonly label: string }) {
  const strip = useRef<HTMLOListElement>(null)
  const latest = steps.at(-1)?.key
  useEffect(() => {
    if (latest !== undefined) strip.current?.scrollTo({ left: strip.current.scrollWidth })
  }, [latest])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <ol ref={strip} className="sk-steps" aria-label={label} aria-live="polite" tabIndex={0}>
      {steps.map((step) => (
        <li key={step.key} data-latest={step.key === latest || undefined}>
          <strong>{step.title}</strong>
          <span>{step.detail}</span>
        </li>
      ))}
    </ol>
  )
}

export interface SuggestionsProps {
  readonly texts: readonly string[]
  readonly label: string
  readonly onPick: (text: string) => void
}

/** Messages to send with one tap. */
export function Suggestions({ texts, label, onPick }: SuggestionsProps) {
  return (
    <section className="sk-suggestions" aria-label={label}>
      {texts.map((text) => (
        <button key={text} type="button" className="sk-suggestion" title={text} onClick={() => onPick(text)}>
          <span>{text}</span>
        </button>
      ))}
    </section>
  )
}
