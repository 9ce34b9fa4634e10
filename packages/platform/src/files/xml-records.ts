import { type SaxesAttributePlain, SaxesParser } from 'saxes'
import type { ByteSource } from './byte-source.ts'
import { FileError } from './file-error.ts'
import { decoderOf, detectEncoding, encodingNamed, type TextEncoding } from './text-encoding.ts'

/** An element with everything inside it; names come without a namespace prefix. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** the element's own text, trimmed */
  readonly text: string
  /** line of the opening tag in the file, 1 = first */
  readonly line: number
}

/** What to do with an element met outside a record. */
export type XmlStep = 'record' | 'enter' | 'skip'

export interface XmlReading {
  /** Called for every element outside records, with the names of its ancestors. */
  readonly stepAt: (name: string, ancestors: readonly string[], attributes: Readonly<Record<string, string>>) => XmlStep
  /** Names whose subtrees are dropped inside records (long property lists nobody reads). */
  readonly dropped?: ReadonlySet<string>
  /** elements one record may hold; a real product has hundreds */
  readonly maxRecordElements?: number
}

export interface FoundRecord {
  readonly element: XmlElement
  readonly ancestors: readonly string[]
}

interface OpenElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
  readonly line: number
}

const MAX_RECORD_ELEMENTS = 500_000
const MAX_DEPTH = 200
const MAX_TEXT = 5_000_000

/**
 * Streams the records of an XML file in the order they close, in batches as the bytes arrive, holding one record at a time.
 * Throws {@link FileError} `cut-off` (with the line it stops at) or `broken` (not well-formed, or hostile nesting).
 */
export async function* readXmlRecords(
  source: ByteSource,
  encoding: TextEncoding,
  reading: XmlReading,
): AsyncGenerator<readonly FoundRecord[]> {
  const walk = new RecordWalk(source.name, reading)
  const decoder = decoderOf(encoding)
  for await (const chunk of source.stream()) {
    walk.write(decoder.decode(chunk, { stream: true }))
    if (walk.found.length > 0) yield walk.take()
  }
  walk.write(decoder.decode())
  walk.close()
  if (walk.found.length > 0) yield walk.take()
}

class RecordWalk {
  found: FoundRecord[] = []
  readonly #file: string
  readonly #reading: XmlReading
  readonly #parser = new SaxesParser({ xmlns: false, position: true })
  readonly #ancestors: string[] = []
  readonly #open: OpenElement[] = []
  #skipDepth = 0
  #elements = 0
  #isStarted = false

  constructor(file: string, reading: XmlReading) {
    this.#file = file
    this.#reading = reading
    // `&nbsp;` is not XML, but generators other than 1C write it into descriptions.
    this.#parser.ENTITIES.nbsp = '\u00A0'
    this.#parser.on('error', (cause) => {
      throw this.#broken(cause.message)
    })
    this.#parser.on('opentag', (tag) => this.#openTag(tag.name, tag.attributes))
    this.#parser.on('closetag', () => this.#closeTag())
    this.#parser.on('text', (text) => this.#addText(text))
    this.#parser.on('cdata', (text) => this.#addText(text))
  }

  write(text: string): void {
    if (text === '') return
    // 1C lets control characters through from pasted names; XML 1.0 forbids them and no meaning is lost.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    const clean = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ' ')
    this.#parser.write(this.#isStarted ? clean : clean.replace(/^[\s\uFEFF]+/, ''))
    this.#isStarted = true
  }

  take(): readonly FoundRecord[] {
    const batch = this.found
    this.found = []
    return batch
  }

  close(): void {
    if (this.#ancestors.length + this.#open.length + this.#skipDepth > 0) {
      const inside = this.#open[0]?.name ?? this.#ancestors.at(-1) ?? ''
      throw new FileError('cut-off', { file: this.#file, line: this.#parser.line, element: inside })
    }
    this.#parser.close()
  }

  #openTag(raw: string, attributes: Record<string, string> | Record<string, SaxesAttributePlain>): void {
    if (this.#skipDepth > 0) {
      this.#skipDepth += 1
      return
    }
    const name = localName(raw)
    if (this.#ancestors.length + this.#open.length > MAX_DEPTH) throw this.#broken('nesting')
    const plain = plainAttributes(attributes)
    if (this.#open.length > 0) {
      if (this.#reading.dropped?.has(name)) this.#skipDepth = 1
      else this.#openInside(name, plain)
      return
    }
    const step = this.#reading.stepAt(name, this.#ancestors, plain)
    if (step === 'enter') this.#ancestors.push(name)
    else if (step === 'skip') this.#skipDepth = 1
    else {
      this.#elements = 0
      this.#openInside(name, plain)
    }
  }

  #openInside(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#elements += 1
    if (this.#elements > (this.#reading.maxRecordElements ?? MAX_RECORD_ELEMENTS)) throw this.#broken('size')
    this.#open.push({ name, attributes, children: [], text: '', line: this.#parser.line })
  }

  #closeTag(): void {
    if (this.#skipDepth > 0) {
      this.#skipDepth -= 1
      return
    }
    const done = this.#open.pop()
    if (!done) {
      this.#ancestors.pop()
      return
    }
    const element: XmlElement = { ...done, text: done.text.trim() }
    const parent = this.#open.at(-1)
    if (parent) parent.children.push(element)
    else this.found.push({ element, ancestors: [...this.#ancestors] })
  }

  #addText(text: string): void {
    const element = this.#skipDepth === 0 ? this.#open.at(-1) : undefined
    if (!element) return
    if (element.text.length + text.length > MAX_TEXT) throw this.#broken('size')
    element.text += text
  }

  #broken(detail: string): FileError {
    return new FileError('broken', { file: this.#file, line: this.#parser.line, detail: detail.replace(/^.*?\d+:\d+:\s*/, '') })
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function plainAttributes(attributes: Record<string, string> | Record<string, SaxesAttributePlain>): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) plain[localName(name)] = typeof value === 'string' ? value : value.value
  return plain
}

/** The encoding of an XML file: its declaration, unless the bytes say otherwise. */
export function xmlEncoding(head: Uint8Array, isWholeUtf8: boolean): TextEncoding {
  const declaration = /^[^<]{0,16}<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/i.exec(Buffer.from(head.subarray(0, 300)).toString('latin1'))
  const declared = declaration?.[1] ? encodingNamed(declaration[1]) : null
  const detected = detectEncoding(head, declared)
  if (detected.startsWith('utf-16')) return detected
  if (isWholeUtf8) return 'utf-8'
  return declared === null || declared === 'utf-8' ? (detected === 'utf-8' ? 'cp1251' : detected) : declared
}

/** The first child with this name. */
export const child = (element: XmlElement, name: string): XmlElement | undefined => element.children.find((c) => c.name === name)

/** Text of the first child with this name, '' when absent or empty. */
export const childText = (element: XmlElement, name: string): string => child(element, name)?.text ?? ''

export const childrenNamed = (element: XmlElement, name: string): readonly XmlElement[] => element.children.filter((c) => c.name === name)
