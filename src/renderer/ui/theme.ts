import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride
} from '@mantine/core'
import { t } from '../lib/i18n.ts'
import { dropSecondClick } from './drop-second-click.ts'

/** The one accent: a deep teal. Shade 7 on white and white on shade 6 both pass WCAG AA. */
const teal: MantineColorsTuple = [
  '#eef6f5',
  '#d8eae8',
  '#b2d6d2',
  '#85beb9',
  '#5aa7a1',
  '#358c86',
  '#1f756f',
  '#17635e',
  '#125350',
  '#0c403d'
]

/** Neutral greys with a trace of the accent's coolness. */
const gray: MantineColorsTuple = [
  '#f7f8f8',
  '#f0f2f2',
  '#e4e7e8',
  '#d5d9db',
  '#b9bfc2',
  '#8d959a',
  '#697177',
  '#51585d',
  '#363c40',
  '#1f2427'
]

/** 0 is text, 7 the page, in the order that Mantine's dark scheme expects. */
const dark: MantineColorsTuple = [
  '#d6dadc',
  '#b3b9bc',
  '#959da1',
  '#666e73',
  '#3e4549',
  '#30363a',
  '#262b2e',
  '#1b1f21',
  '#151819',
  '#101213'
]

/** Made anew for each language of the window: Mantine names its own buttons from here. */
export function createAppTheme(): MantineThemeOverride {
  const close = { 'aria-label': t('common:action.close') }
  return createTheme({
    primaryColor: 'accent',
    primaryShade: { light: 7, dark: 6 },
    colors: { accent: teal, gray, dark },
    black: '#1b2023',
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
    fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", Menlo, Consolas, monospace',
    fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
    lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
    defaultRadius: 6,
    cursorType: 'pointer',
    focusRing: 'auto',
    respectReducedMotion: true,
    headings: {
      fontWeight: '600',
      sizes: {
        h1: { fontSize: '1.5rem', lineHeight: '1.3' },
        h2: { fontSize: '1.25rem', lineHeight: '1.35' },
        h3: { fontSize: '1.125rem', lineHeight: '1.4' },
        h4: { fontSize: '1rem', lineHeight: '1.4' },
        h5: { fontSize: '0.875rem', lineHeight: '1.45' },
        h6: { fontSize: '0.8125rem', lineHeight: '1.45' }
      }
    },
    components: {
      Tooltip: { defaultProps: { openDelay: 400, withArrow: false, fz: 'xs' } },
      Modal: {
        defaultProps: {
          centered: true,
          closeButtonProps: close,
          onClickCapture: dropSecondClick,
          transitionProps: { duration: 100 },
          overlayProps: { blur: 0, backgroundOpacity: 0.35 }
        }
      },
      Menu: {
        // The placeholder inside role=menu is no menu item, which assistive technology trips over.
        defaultProps: { withInitialFocusPlaceholder: false, transitionProps: { duration: 80 }, shadow: 'md' }
      },
      // It is the transition that centres it, and there is none where less motion is asked for.
      Button: { styles: { loader: { transform: 'translate(-50%, calc(-50% + 1px))' } } },
      Notification: { defaultProps: { closeButtonProps: close } },
      Select: { defaultProps: { checkIconPosition: 'right' } },
      Anchor: { defaultProps: { underline: 'always' } }
    }
  })
}

/** Mantine's own choices for these miss WCAG AA on our surfaces. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c656a',
    '--mantine-color-placeholder': '#697177',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': teal[7],
    '--mantine-color-default-border': '#d5d9db'
  },
  dark: {
    '--mantine-color-dimmed': '#a2aaae',
    '--mantine-color-placeholder': '#8f979b',
    '--mantine-color-error': '#f2867d',
    '--mantine-color-anchor': '#6cb8b1',
    '--mantine-color-body': '#1b1f21',
    '--mantine-color-default': '#23282a',
    '--mantine-color-default-hover': '#2b3134',
    '--mantine-color-default-border': '#3e4549'
  }
})
