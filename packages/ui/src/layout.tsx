import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import './layout.css'

export interface PanesProps {
  /** Which pane a phone shows. */
  readonly step: 'list' | 'middle' | 'side'
  readonly list: ReactNode
  readonly middle: ReactNode
  readonly side: ReactNode
}

/** Three panes on a desktop, list and one more on a tablet, one step at a time on a phone. */
export function Panes({ step, list, middle, side }: PanesProps) {
  return (
    <div className="sk-panes" data-step={step}>
      <section className="sk-pane sk-pane-list">{list}</section>
      <section className="sk-pane sk-pane-middle">{middle}</section>
      <section className="sk-pane sk-pane-side">{side}</section>
    </div>
  )
}

export interface PageProps {
  readonly title: string
  readonly subtitle?: ReactNode
  readonly actions?: ReactNode
  readonly toolbar?: ReactNode
  /** The body scrolls by itself (a virtual list) instead of the page. */
  readonly isFilled?: boolean
  readonly width?: 'full' | 'narrow'
  readonly children: ReactNode
}

/** A screen with its heading, its actions and, under them, its filters. */
export function Page({ title, subtitle, actions, toolbar, isFilled = false, width = 'full', children }: PageProps) {
  return (
    <div className={isFilled ? 'sk-page sk-page-filled' : 'sk-page'} data-width={width}>
      <div className="sk-page-head">
        <div className="sk-page-title">
          <Title order={1}>{title}</Title>
          {subtitle}
        </div>
        {actions !== undefined && <div className="sk-page-actions">{actions}</div>}
      </div>
      {toolbar !== undefined && <div className="sk-page-toolbar">{toolbar}</div>}
      <div className="sk-page-body">{children}</div>
    </div>
  )
}

/** Two columns that become one on a narrow screen; the first is the wider one. */
export function Columns({ children }: { readonly children: ReactNode }) {
  return <div className="sk-columns">{children}</div>
}

export interface SectionProps {
  readonly title?: string
  readonly aside?: ReactNode
  readonly isFlush?: boolean
  readonly children: ReactNode
}

/** A titled sheet on the ground of a page. */
export function Section({ title, aside, isFlush = false, children }: SectionProps) {
  return (
    <section className="sk-section">
      {title !== undefined && (
        <div className="sk-section-head">
          <Title order={2}>{title}</Title>
          {aside}
        </div>
      )}
      <div className={isFlush ? undefined : 'sk-section-body'}>{children}</div>
    </section>
  )
}

/** A label and what it says; figures line up at the right edge. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="sk-fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="sk-facts">{children}</dl>
}

/** A strip inside a pane: heading of a conversation, its notices, the place to write. */
export function PaneStrip({ edge, children }: { readonly edge: 'top' | 'bottom' | 'notice'; readonly children: ReactNode }) {
  return <div className={`sk-strip sk-strip-${edge}`}>{children}</div>
}

/** The part of a pane that scrolls. A conversation keeps its end in view. */
export function PaneScroll({
  children,
  isPadded = false,
  label,
}: {
  readonly children: ReactNode
  readonly isPadded?: boolean
  readonly label: string
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={isPadded ? 'sk-scroll sk-scroll-padded' : 'sk-scroll'} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
