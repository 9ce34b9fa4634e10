import type { MessageView, OrderView, ThreadView } from '@skladno/contracts'
import type { Step } from '@skladno/ui'
import type { Translate } from '../../i18n/i18n.tsx'

const SHOWN = 14
const EXCERPT = 80

interface Moment extends Step {
  readonly at: string
}

/** What happened in the conversation and to its order, oldest first, each step named. Only the latest are kept. */
export function stepsOf(view: Pick<ThreadView, 'messages' | 'order' | 'escalations'>, t: Translate): readonly Step[] {
  const moments = [
    ...view.messages.map((message) => messageMoment(message, t)),
    ...(view.order === null ? [] : orderMoments(view.order, t)),
    ...view.escalations.map((each) => ({ key: each.id, at: each.createdAt, title: t('demo.step.escalated'), detail: excerpt(each.text) })),
  ]
  return moments.toSorted((a, b) => a.at.localeCompare(b.at)).slice(-SHOWN)
}

function messageMoment(message: MessageView, t: Translate): Moment {
  return {
    key: message.id,
    at: message.at,
    title: messageTitle(message, t),
    detail: excerpt(message.text === '' ? (message.file?.name ?? '') : message.text),
  }
}

function messageTitle(message: MessageView, t: Translate): string {
  if (message.direction === 'in') return t(message.file === null ? 'demo.step.received' : 'demo.step.file')
  if (message.delivery === 'held') return t('demo.step.held')
  return t(message.author === 'employee' ? 'demo.step.staff' : 'demo.step.replied')
}

function orderMoments(order: OrderView, t: Translate): readonly Moment[] {
  const asked = order.lines.filter((line) => line.state === 'ask' || line.state === 'unknown').length
  const lines = t('demo.step.understood.detail', { count: order.lines.length })
  const detail = asked === 0 ? lines : `${lines}, ${t('demo.step.asks', { count: asked })}`
  const understood: Moment = { key: `understood-${order.id}`, at: order.createdAt, title: t('demo.step.understood'), detail }
  return [understood, ...order.facts.map((fact) => ({ key: fact.id, at: fact.at, title: t(`axis.${fact.axis}`), detail: fact.text }))]
}

const excerpt = (text: string): string => (text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).trimEnd()}…`)
