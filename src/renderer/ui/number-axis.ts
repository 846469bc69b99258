/** The axis of a chart's numbers: at the side where reading begins, beside the plot. */
export function numberAxis(rtl: boolean) {
  return {
    orientation: rtl ? 'right' : 'left',
    // Mantine moves each number to the left, which is away from the plot only where that begins at the right of it.
    ...(rtl && { tick: { transform: 'translate(10, 0)', fontSize: 12, fill: 'currentColor' } }),
    width: 48,
    tickCount: 3
  } as const
}
