import type { ReactNode } from 'react'
import './chat.css'

export interface ChatBubbleProps {
  /** `theirs` on the left, `ours` on the right. */
  readonly side: 'theirs' | 'ours'
  /** Who speaks for us: a bot's words and an employee's differ by colour and by mark. */
  readonly voice: 'person' | 'bot' | 'staff'
  readonly author?: ReactNode
  readonly meta: ReactNode
  /** Not sent yet: waits for a decision, or never will be. */
  readonly isHeld?: boolean
  readonly children: ReactNode
  readonly below?: ReactNode
}

/** One message of a conversation. */
export function ChatBubble({ side, voice, author, meta, isHeld = false, children, below }: ChatBubbleProps) {
  return (
    <div className="sk-message" data-side={side}>
      <div className="sk-bubble" data-voice={voice} data-held={isHeld || undefined}>
        {author !== undefined && <div className="sk-bubble-author">{author}</div>}
        <div className="sk-bubble-body">{children}</div>
        <div className="sk-bubble-meta">{meta}</div>
      </div>
      {below}
    </div>
  )
}

const ADDRESS = /(https?:\/\/[^\s<>"»]+[^\s<>"».,;:!?)])/u

/** Text of a message: line breaks kept, addresses made into links; those of this very site open in place. */
export function MessageText({ text }: { readonly text: string }) {
  return (
    <span className="sk-message-text">
      {text.split(ADDRESS).map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
        index % 2 === 1 ? <Address key={index} href={part} /> : part,
      )}
    </span>
  )
}

function Address({ href }: { readonly href: string }) {
  const isHere = href.startsWith(`${window.location.origin}/`)
  return (
    <a href={href} rel="noopener noreferrer" {...(isHere ? {} : { target: '_blank' })}>
      {href}
    </a>
  )
}

/** The wall behind the messages; keeps its end in view. */
export function ChatWall({ children, label }: { readonly children: ReactNode; readonly label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="sk-wall" tabIndex={0} aria-label={label}>
      <div className="sk-wall-inner">{children}</div>
    </section>
  )
}

export function ChatDay({ children }: { readonly children: ReactNode }) {
  return <div className="sk-chat-day">{children}</div>
}

export interface ChatOption {
  readonly id: string
  readonly title: string
  readonly description?: string | undefined
}

export interface ChatOptionsProps {
  readonly options: readonly ChatOption[]
  readonly label: string
  /** Without it the options are shown as the customer saw them, not to be pressed. */
  readonly onPress?: ((option: ChatOption) => void) | undefined
  readonly isDisabled?: boolean
}

/** A title cut to a channel's limit is told whole where the description has it. */
function whole({ title, description }: ChatOption): string {
  return title.endsWith('…') && description?.startsWith(title.slice(0, -1).trimEnd()) ? description : title
}

/** Buttons or list rows under a message. */
export function ChatOptions({ options, label, onPress, isDisabled = false }: ChatOptionsProps) {
  return (
    <ul className="sk-options" aria-label={label}>
      {options.map((option) => (
        <li key={option.id}>
          {onPress === undefined ? (
            <span className="sk-option sk-option-still">{whole(option)}</span>
          ) : (
            <button type="button" className="sk-option" disabled={isDisabled} onClick={() => onPress(option)}>
              {whole(option)}
              {option.description !== undefined && option.description !== whole(option) && <small>{option.description}</small>}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

export interface AttachmentProps {
  readonly name: string
  readonly url: string
  readonly isImage: boolean
  readonly note: string
  readonly icon: ReactNode
}

/** A file in a conversation: pictures at once, others by their name. */
export function Attachment({ name, url, isImage, note, icon }: AttachmentProps) {
  return (
    <a className="sk-attachment" href={url} target="_blank" rel="noopener noreferrer">
      {isImage ? (
        <img src={url} alt={name} loading="lazy" />
      ) : (
        <>
          <span className="sk-attachment-icon">{icon}</span>
          <span className="sk-attachment-text">
            {name}
            <small>{note}</small>
          </span>
        </>
      )}
    </a>
  )
}
