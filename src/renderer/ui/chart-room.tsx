import classes from './chart-section.module.css'

/** Where a chart will be in a moment. */
export function ChartRoom() {
  return <div className={classes['room']} />
}

/** A chart that could not be drawn: what it would show, in words. */
export function ChartInWords({ label }: { readonly label: string }) {
  return <p className={classes['words']}>{label}</p>
}
