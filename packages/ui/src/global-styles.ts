// Before every primitive: its own rules must win over those of the library.
import '@fontsource-variable/golos-text/wght.css'
import '@mantine/core/styles.css'
import './theme.css'
