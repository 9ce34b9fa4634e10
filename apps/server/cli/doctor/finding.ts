/** One line of the report: `bad` stops the product, `warn` deserves a look. */
export interface Finding {
  readonly level: 'ok' | 'warn' | 'bad'
  readonly text: string
  /** What to do, ready to be run where it is a command. */
  readonly advice?: string
}

export const fine = (text: string): Finding => ({ level: 'ok', text })
export const warning = (text: string, advice: string): Finding => ({ level: 'warn', text, advice })
export const bad = (text: string, advice: string): Finding => ({ level: 'bad', text, advice })
