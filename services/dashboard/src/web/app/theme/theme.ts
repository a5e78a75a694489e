/** Tells the component library our colours, type and sizes. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#e3f1f0',
  '#c5e2e0',
  '#98ccc8',
  '#5fb1ac',
  '#2f9490',
  '#157c79',
  '#0b6b6b',
  '#095a5a',
  '#074a4a',
  '#053838',
];

/** From text to the deepest ground, as the library counts them. */
const dark: MantineColorsTuple = [
  '#eceff2',
  '#b3bcc6',
  '#939eaa',
  '#697480',
  '#343c45',
  '#252b32',
  '#14181c',
  '#0f1316',
  '#0d1013',
  '#08090b',
];

const family =
  "Inter, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, " +
  "'Helvetica Neue', 'Noto Sans', sans-serif";

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: 6,
  colors: { petrol, dark },
  fontFamily: family,
  headings: { fontFamily: family, fontWeight: '620' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false, comboboxProps: { shadow: 'md' } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, multiline: true, maw: 320 } },
  },
});

/** The library's own colours follow the tokens, so that both change together. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--bad)',
  };
  return { variables: {}, light: shared, dark: shared };
};
