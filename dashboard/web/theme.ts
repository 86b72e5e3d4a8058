// The look of the interface: colours, sizes and radii for both colour schemes; Mantine turns it into CSS variables.

import { createTheme, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#edf6f8',
  '#d8eaef',
  '#b2d5df',
  '#86bdcc',
  '#5da5b8',
  '#3b8fa5',
  '#1f768e',
  '#125f75',
  '#0d4b5d',
  '#093847',
];

/** Warm greys: calm beside the petrol accent. */
const gray: MantineColorsTuple = [
  '#f8f8f6',
  '#f1f1ee',
  '#e6e6e1',
  '#d6d6d0',
  '#b6b6af',
  '#8f8f88',
  '#66665f',
  '#4c4c47',
  '#353531',
  '#21211e',
];

const dark: MantineColorsTuple = [
  '#e1e6e7',
  '#b9c1c3',
  '#949ea1',
  '#6c7679',
  '#353d41',
  '#293034',
  '#1e2528',
  '#161b1e',
  '#101416',
  '#0a0d0f',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, gray, dark },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: {
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.25' },
      h2: { fontSize: '1rem', lineHeight: '1.35' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 550 } },
    Tooltip: { defaultProps: { openDelay: 350, multiline: true, maw: 420, withArrow: true } },
    Modal: { defaultProps: { centered: true, radius: 'lg' } },
    Paper: { defaultProps: { radius: 'lg', withBorder: true } },
    Alert: { defaultProps: { radius: 'lg' } },
  },
});
