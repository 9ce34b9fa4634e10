import { Button, Group } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useText } from '../i18n/i18n.tsx'

export interface FurtherFiltersProps {
  readonly children: ReactNode
  /** Clears everything; absent while nothing is filtered. */
  readonly onReset?: (() => void) | undefined
}

/** Filters beside the search: in sight on a desktop, behind one press on a phone. */
export function FurtherFilters({ children, onReset }: FurtherFiltersProps): ReactNode {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        hiddenFrom="sm"
        variant="default"
        leftSection={<IconFilter size={16} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen((was) => !was)}
      >
        {t('orders.filters')}
      </Button>
      <Group gap="xs" {...(isOpen ? {} : { visibleFrom: 'sm' })}>
        {children}
      </Group>
      {onReset !== undefined && (
        <Button variant="subtle" onClick={onReset}>
          {t('orders.reset')}
        </Button>
      )}
    </>
  )
}
