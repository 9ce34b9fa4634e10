import { describe, expect, it } from 'vitest'
import { chooseRecipients, type Reachable } from './choose-recipients.ts'

const NONE = { seesPrices: false, mayOrder: false, mayConfirm: false, getsDocuments: false, receivesGoods: false }
const person = (name: string, change: Partial<Reachable> = {}): Reachable => ({
  threadId: `thr_${name}`,
  contactId: `cnt_${name}`,
  name,
  locale: 'ru',
  rights: NONE,
  isOwn: false,
  actsForPartner: true,
  ...change,
})
const foreman = person('foreman', { isOwn: true, rights: { ...NONE, mayOrder: true } })
const accountant = person('accountant', { rights: { ...NONE, getsDocuments: true, seesPrices: true } })

describe('who is told', () => {
  it('is the person who ordered; documents go to who has the right', () => {
    expect(chooseRecipients([accountant, foreman])).toEqual({ news: foreman, documents: accountant })
  })

  it('is one person when the right is theirs', () => {
    const owner = person('owner', { isOwn: true, rights: { ...NONE, getsDocuments: true, mayConfirm: true } })
    expect(chooseRecipients([accountant, owner])).toEqual({ news: owner, documents: owner })
  })

  it('is nobody without a single right', () => {
    expect(chooseRecipients([person('stranger', { isOwn: true })])).toEqual({ news: null, documents: null })
  })

  it('never gets documents while acting for another company', () => {
    const elsewhere = { ...accountant, actsForPartner: false }
    expect(chooseRecipients([foreman, elsewhere]).documents).toBeNull()
  })
})
