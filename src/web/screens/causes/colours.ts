import type { Colour } from '../../../core/diagram/style.ts'

/** What a colour of the theme is just now. A canvas knows no variables; they are read from an element and kept until the theme turns. */
export function themeColours(): { colour: (name: Colour) => string; turned: (then: () => void) => () => void } {
  const known = new Map<Colour, string>()
  const probe = document.createElement('span')
  probe.hidden = true
  probe.style.forcedColorAdjust = 'none'
  document.body.append(probe)
  return {
    colour(name) {
      const before = known.get(name)
      if (before) return before
      probe.style.color = `var(--${name})`
      const value = getComputedStyle(probe).color
      known.set(name, value)
      return value
    },
    turned(then) {
      const forget = () => {
        known.clear()
        then()
      }
      const dark = matchMedia('(prefers-color-scheme: dark)')
      const contrast = matchMedia('(prefers-contrast: more)')
      const watch = new MutationObserver(forget)
      watch.observe(document.documentElement, { attributeFilter: ['data-theme'] })
      for (const media of [dark, contrast]) media.addEventListener('change', forget)
      return () => {
        watch.disconnect()
        for (const media of [dark, contrast]) media.removeEventListener('change', forget)
        probe.remove()
      }
    },
  }
}
