import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Modal,
  Paper,
  Text,
  Textarea,
  TextInput,
  Title,
  Tooltip,
} from '@mantine/core'

const accent = ['#f0fdfa', '#ccfbf1', '#99f6e4', '#5eead4', '#2dd4bf', '#14b8a6', '#0d9488', '#0f766e', '#115e59', '#134e4a'] as const
const gray = ['#f7f8f8', '#eff1f1', '#e3e7e7', '#d3d9d9', '#aab3b4', '#7d8889', '#596465', '#475152', '#303839', '#1b2122'] as const
const dark = ['#e3e8e8', '#c0c8c8', '#9ca7a8', '#727d7e', '#3b4445', '#2d3536', '#22292a', '#191f20', '#131819', '#0d1111'] as const
const green = ['#effaf3', '#d8f3e0', '#b3e6c4', '#82d3a1', '#4fb97a', '#2d9d5d', '#1f8049', '#19683c', '#165332', '#12442a'] as const
const amber = ['#fff9eb', '#fdeec8', '#fbdb8c', '#f8c250', '#f5ab28', '#dd8a10', '#b4650a', '#8f4a0d', '#743c11', '#613212'] as const
const red = ['#fef3f2', '#fde4e2', '#fccdc9', '#f9aaa4', '#f37a70', '#e64f44', '#d03428', '#ac271d', '#8f241c', '#77241d'] as const

/** Calm and dense: neutral greys and one deep teal; 14 px text, a 4 px grid, radius 8, one shadow. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  colors: { accent, gray, dark, green, yellow: amber, red },
  fontFamily: '"Golos Text Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.4', xl: '1.3' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.0625rem' }, h3: { fontSize: '0.9375rem' }, h4: { fontSize: '0.875rem' } },
  },
  shadows: { xs: 'none', sm: 'var(--sk-shadow)', md: 'var(--sk-shadow)', lg: 'var(--sk-shadow)', xl: 'var(--sk-shadow)' },
  cursorType: 'pointer',
  components: {
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
    Title: Title.extend({ defaultProps: { textWrap: 'balance' } }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true } }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 'lg' } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 150 } }),
  },
})

/** Text colours that keep 4.5:1 on every surface of the scheme. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': gray[9],
    '--mantine-color-error': red[6],
  },
  dark: {
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-anchor': accent[4],
    '--mantine-color-error': red[4],
  },
})
