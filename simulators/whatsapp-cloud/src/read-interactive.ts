import type { ChatContent } from './chat.ts'
import { type Fields, fieldsOf, listOf, optionalText, refuse, textOf, unique } from './checks.ts'

/** Interactive messages the phone can show: reply buttons, a list, a link button. Limits: "Interactive messages" reference of Meta. */
export function readInteractive(value: unknown): ChatContent {
  const interactive = fieldsOf(value, 'interactive', ['type', 'header', 'body', 'footer', 'action'])
  const head = { header: headerOf(interactive.header), footer: footerOf(interactive.footer) }
  switch (interactive.type) {
    case 'button':
      return { kind: 'buttons', ...head, text: bodyOf(interactive, 1024), buttons: buttonsOf(interactive.action) }
    case 'list':
      return { kind: 'list', ...head, text: bodyOf(interactive, 4096), ...listParts(interactive.action) }
    case 'cta_url':
      return { kind: 'link', ...head, text: bodyOf(interactive, 1024), ...linkParts(interactive.action) }
    default:
      return refuse(100, `The simulator shows interactive types button, list and cta_url, not ${String(interactive.type)}`)
  }
}

function headerOf(value: unknown): string | null {
  if (value === undefined) return null
  const header = fieldsOf(value, "interactive['header']", ['type', 'text'])
  if (header.type !== 'text') return refuse(131009, 'The simulator shows text headers only')
  return textOf(header.text, 'Header text', 60)
}

function footerOf(value: unknown): string | null {
  return value === undefined ? null : textOf(fieldsOf(value, "interactive['footer']", ['text']).text, 'Footer text', 60)
}

const bodyOf = (interactive: Fields, most: number): string =>
  textOf(fieldsOf(interactive.body, "interactive['body']", ['text']).text, 'Body text', most)

function buttonsOf(value: unknown) {
  const action = fieldsOf(value, "interactive['action']", ['buttons'])
  const buttons = listOf(action.buttons, 'Buttons', 1, 3).map((each) => {
    const button = fieldsOf(each, 'button', ['type', 'reply'])
    if (button.type !== 'reply') return refuse(131009, "Button type must be 'reply'")
    const reply = fieldsOf(button.reply, "button['reply']", ['id', 'title'])
    return { id: textOf(reply.id, 'Button id', 256), title: textOf(reply.title, 'Button title', 20) }
  })
  unique(
    buttons.map((button) => button.id),
    'Button ids',
  )
  unique(
    buttons.map((button) => button.title),
    'Button titles',
  )
  return buttons
}

function listParts(value: unknown) {
  const action = fieldsOf(value, "interactive['action']", ['button', 'sections'])
  const raw = listOf(action.sections, 'Sections', 1, 10)
  const sections = raw.map((each) => {
    const section = fieldsOf(each, 'section', ['title', 'rows'])
    if (raw.length > 1 && section.title === undefined) return refuse(131009, 'Section title is required when there are several sections')
    return { title: optionalText(section.title, 'Section title', 24), rows: listOf(section.rows, 'Rows', 1, 10).map(rowOf) }
  })
  const ids = sections.flatMap((section) => section.rows.map((row) => row.id))
  if (ids.length > 10) return refuse(131009, 'Total row count exceed max allowed count: 10')
  unique(ids, 'Row ids')
  return { button: textOf(action.button, 'List button text', 20), sections }
}

function rowOf(value: unknown) {
  const row = fieldsOf(value, 'row', ['id', 'title', 'description'])
  return {
    id: textOf(row.id, 'Row id', 200),
    title: textOf(row.title, 'Row title', 24),
    description: optionalText(row.description, 'Row description', 72),
  }
}

function linkParts(value: unknown) {
  const action = fieldsOf(value, "interactive['action']", ['name', 'parameters'])
  const parameters = fieldsOf(action.parameters, "action['parameters']", ['display_text', 'url'])
  return { title: textOf(parameters.display_text, 'Button title', 20), url: textOf(parameters.url, 'Button url', 2000) }
}
