import { useEffect, useEffectEvent } from 'react'

/** A command that the palette has while a screen is shown. */
export interface PaletteCommand {
  readonly id: string
  readonly label: string
  /** Other words that it is found by. */
  readonly keywords?: readonly string[]
  /** As on the shortcut sheet; none where it has no key. */
  readonly keys?: string
  readonly run: () => void
}

type Maker = () => readonly PaletteCommand[]

let makers: readonly Maker[] = []

/**
 * Has the palette offer these for as long as the screen, or the part of it, is shown. They are made when it is opened and not with
 * each drawing of the screen, and each does what it means by then.
 */
export function usePaletteCommands(make: Maker): void {
  const latest = useEffectEvent(make)
  useEffect(() => {
    const mine: Maker = () => latest().map((command) => ({ ...command, run: () => again(command.id)?.run() }))
    const again = (id: string): PaletteCommand | undefined => latest().find((command) => command.id === id)
    // Effects of children run first, and a screen's own commands come before those of its parts.
    makers = [mine, ...makers]
    return () => {
      makers = makers.filter((each) => each !== mine)
    }
  }, [])
}

export function paletteCommands(): readonly PaletteCommand[] {
  return makers.flatMap((make) => make())
}
