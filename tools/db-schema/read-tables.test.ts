import { expect, it } from 'vitest'
import { textsOfCheck } from './read-tables.ts'

it('reads the texts a check admits', () => {
  expect(textsOfCheck("CHECK ((state = ANY (ARRAY['pending'::text, 'it''s done'::text])))")).toEqual(['pending', "it's done"])
  expect(textsOfCheck("CHECK ((VALUE = ANY (ARRAY['RUB'::text, 'KZT'::text])))")).toEqual(['RUB', 'KZT'])
  expect(textsOfCheck("CHECK (((channel)::text = ANY ((ARRAY['a'::text])::text[])))")).toEqual(['a'])
})

it('leaves other conditions alone', () => {
  expect(textsOfCheck('CHECK ((attempts >= 0))')).toBeNull()
  expect(textsOfCheck("CHECK (((a = ANY (ARRAY['x'::text])) = (b IS NOT NULL)))")).toBeNull()
  expect(textsOfCheck("CHECK (((a = ANY (ARRAY['x'::text, 'y'::text])) OR (b IS NULL)))")).toBeNull()
})
