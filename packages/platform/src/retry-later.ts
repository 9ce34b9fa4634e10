/** Thrown by a job handler: run me again after this time. It is not a failure and does not count as an attempt. */
export class RetryLater extends Error {
  readonly afterMs: number
  constructor(afterMs: number, detail: string) {
    super(detail)
    this.name = 'RetryLater'
    this.afterMs = afterMs
  }
}
