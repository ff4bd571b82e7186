import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useColorScheme } from '../../lib/colorScheme';
import { cssVariablesResolver, theme } from './theme';

/**
 * Around each part that is made with Mantine, rather than around the app: so Mantine is loaded with the
 * first of those parts and costs the first page nothing.
 */
export function Themed({ children }: { children: ReactNode }) {
  const { scheme } = useColorScheme();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme={scheme}
    >
      {children}
    </MantineProvider>
  );
}
