import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/i18n.tsx'
import { useSearchField } from './use-search-field.ts'

export interface SearchBoxProps {
  /** What the address says now. */
  readonly q: string | undefined
  /** Puts new words into the address. */
  readonly onSearch: (q: string | undefined) => void
  readonly placeholder: string
  readonly width?: number
}

/** The search field of a list: its words live in the address. Give it a `key` to make it forget what is being typed. */
export function SearchBox({ q, onSearch, placeholder, width = 320 }: SearchBoxProps): ReactNode {
  const t = useText()
  const [text, setText] = useSearchField(q, onSearch)
  return (
    <TextInput
      type="search"
      w={{ base: '100%', sm: width }}
      aria-label={t('app.search')}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}
