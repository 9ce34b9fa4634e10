import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { childText, FileError, readXmlRecords, sourceOfBytes, type XmlElement, xmlEncoding } from './index.ts'

async function goods(text: string | Uint8Array): Promise<XmlElement[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const found: XmlElement[] = []
  const reading = { stepAt: (name: string) => (name === 'Товар' ? ('record' as const) : ('enter' as const)) }
  for await (const batch of readXmlRecords(sourceOfBytes(bytes, 'f.xml'), xmlEncoding(bytes, true), reading))
    found.push(...batch.map(({ element }) => element))
  return found
}

const faultOf = (text: string): Promise<unknown> =>
  goods(text).then(
    () => 'read',
    (cause: unknown) => (cause instanceof FileError ? [cause.fault, cause.facts.line] : cause),
  )

describe('records of an XML file', () => {
  it('come without prefixes, with their lines, and survive pasted control characters and &nbsp;', async () => {
    const [record] = await goods('\uFEFF<?xml version="1.0"?>\n<c:К xmlns:c="x">\n<c:Товар><c:Ид>a\u0003b&nbsp;c</c:Ид></c:Товар></c:К>')
    expect([record?.line, record && childText(record, 'Ид')]).toEqual([3, 'a b\u00A0c'])
  })

  it('tell a file that breaks off from one that is damaged', async () => {
    expect(await faultOf('<К>\n<Товар>\n<Ид>1')).toEqual(['cut-off', 3])
    expect(await faultOf('<К>\n<Товар></Ид></К>')).toEqual(['broken', 2])
    expect(await faultOf(`<К>${'<a>'.repeat(1000)}`)).toEqual(['broken', 1])
  })

  it('do not expand entities', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "ха"><!ENTITY y "&x;&x;&x;">]><К><Товар><Ид>&y;</Ид></Товар></К>'
    expect(await faultOf(bomb)).toEqual(['broken', 1])
  })

  it('fail only with a typed fault on any damaged input', async () => {
    const whole = new TextEncoder().encode('<?xml version="1.0"?><К><Товар a="1"><Ид>1</Ид><!-- c --><![CDATA[x]]></Товар></К>')
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
        const bytes = isCut ? whole.slice(0, at) : whole.with(at, byte)
        const outcome = await goods(bytes).catch((cause: unknown) => cause)
        expect(Array.isArray(outcome) || outcome instanceof FileError).toBe(true)
      }),
    )
  })
})
