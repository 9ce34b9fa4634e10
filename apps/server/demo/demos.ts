/** A demo company: who may sign in, and which customers to be on the demo page. */
export interface DemoLogin {
  readonly role: string
  readonly email: string
  readonly password: string
}

export interface DemoCustomer {
  readonly name: string
  readonly phone: string
  readonly company: string
  readonly note?: string
  /** What they would write, to tap on the demo page. */
  readonly suggestions?: readonly string[]
}

export interface Demo {
  readonly logins: readonly DemoLogin[]
  readonly customers: readonly DemoCustomer[]
}

export const DEMOS: Readonly<Record<string, Demo>> = {}
