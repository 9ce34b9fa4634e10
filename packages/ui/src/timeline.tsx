import type { ReactNode } from 'react'
import './timeline.css'

export interface TimelineItem {
  readonly key: string
  readonly icon: ReactNode
  readonly axis: string
  readonly text: string
  readonly meta: ReactNode
}

/** Facts in the order they happened, each with the side of the matter it belongs to. */
export function FactTimeline({ items, label }: { readonly items: readonly TimelineItem[]; readonly label: string }) {
  return (
    <ol className="sk-timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.key}>
          <span className="sk-timeline-icon" aria-hidden>
            {item.icon}
          </span>
          <span className="sk-timeline-text">
            <span className="sk-timeline-axis">{item.axis}</span>
            {item.text}
            <span className="sk-timeline-meta">{item.meta}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
