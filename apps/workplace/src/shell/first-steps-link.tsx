import { Button } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { firstStepsQuery } from '../api/first-steps.ts'
import { useMay } from '../api/session.ts'
import { useText } from '../i18n/i18n.tsx'

/** Back to the checklist from anywhere, until everything on it is done. */
export function FirstStepsLink() {
  const t = useText()
  const mayAsk = useMay('settings')
  const { data } = useQuery({ ...firstStepsQuery, enabled: (query) => mayAsk && query.state.data?.isShown !== false })
  if (data === undefined || !data.isShown) return null
  const progress = t('first-steps.progress', { done: data.steps.filter(({ state }) => state !== 'open').length, of: data.steps.length })
  return (
    <Button
      component={Link}
      to="/first-steps"
      size="compact-sm"
      variant="light"
      leftSection={<IconListCheck size={16} aria-hidden />}
      aria-label={`${t('first-steps.title')}: ${progress}`}
    >
      {progress}
    </Button>
  )
}
