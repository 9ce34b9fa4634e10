import type { ThreadRow } from '@skladno/contracts'
import type { Tone } from '@skladno/ui'
import { IconHeadset, IconHourglass, IconRobot, IconUserCheck, type TablerIcon } from '@tabler/icons-react'

/** How each state of a thread looks; its word comes from the texts. */
export const THREAD_STATES: Record<ThreadRow['state'], { readonly tone: Tone; readonly icon: TablerIcon }> = {
  bot: { tone: 'neutral', icon: IconRobot },
  waiting: { tone: 'warn', icon: IconHourglass },
  'needs-person': { tone: 'bad', icon: IconHeadset },
  taken: { tone: 'accent', icon: IconUserCheck },
}
