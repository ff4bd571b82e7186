import { type CSSVariablesResolver, createTheme } from '@mantine/core';
import { blue, crust, darkStone, green, grey, red, stone } from './scales';

/** What Mantine's parts look like: the design's scales, steps and shapes. */
export const theme = createTheme({
  primaryColor: 'crust',
  primaryShade: { light: 7, dark: 5 },
  // Dark text on the dark theme's lighter fill.
  autoContrast: true,
  luminanceThreshold: 0.3,
  colors: { crust, stone, green, blue, red, gray: grey, dark: darkStone },
  white: '#ffffff',
  black: stone[9],
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '4px', md: '8px', lg: '8px', xl: '8px' },
  shadows: {
    xs: 'none',
    sm: 'none',
    md: 'var(--shadow)',
    lg: 'var(--shadow)',
    xl: 'var(--shadow)',
  },
  fontFamily: 'var(--font-sans)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: {
    fontFamily: 'var(--font-display)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'var(--title-1)', lineHeight: '2.5rem' },
      h2: { fontSize: 'var(--title-3)', lineHeight: '1.625rem' },
    },
  },
  fontSizes: { xs: '12px', sm: '13px', md: '15px', lg: '16px', xl: '17px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '40px' },
  breakpoints: { sm: '48em', lg: '75em' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** Points Mantine's own names at the tokens, which are in force before any script runs. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const colours = {
    '--mantine-color-body': 'var(--bg)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-muted)',
    '--mantine-color-placeholder': 'var(--text-muted)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--surface-hover)',
    '--mantine-color-default-border': 'var(--border-control)',
    '--mantine-color-error': 'var(--red-text)',
    '--mantine-color-anchor': 'var(--primary-text)',
  };
  return { variables: {}, light: colours, dark: colours };
};
