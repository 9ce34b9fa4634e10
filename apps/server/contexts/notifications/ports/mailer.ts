/** A letter to one person, plain text. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Stands in the Message-ID: the same letter again is recognised by the receiving side. */
  readonly reference: string
}

/** `unknown`: the server may have taken it; nothing repeats it. */
export type Posted =
  | { readonly kind: 'sent' }
  | { readonly kind: 'retry'; readonly detail: string }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string }

/** Hands letters to a mail server. Never throws. */
export interface Mailer {
  /** Server and sender as people may see them, without the password. */
  readonly about: { readonly server: string; readonly from: string }
  post(letter: Letter): Promise<Posted>
}
