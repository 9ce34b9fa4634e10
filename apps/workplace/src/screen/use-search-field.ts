import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'

/** A search field whose words go to the address a moment after the typing stops. */
export function useSearchField(applied: string | undefined, apply: (q: string | undefined) => void): [string, (text: string) => void] {
  const [text, setText] = useState(applied ?? '')
  const [settled] = useDebouncedValue(text, 250)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the person's own typing may change the address
  useEffect(() => {
    if (settled.trim() !== (applied ?? '')) apply(settled.trim() === '' ? undefined : settled.trim())
  }, [settled])
  return [text, setText]
}
