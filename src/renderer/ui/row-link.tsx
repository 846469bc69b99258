import classes from './row-link.module.css'

export type RowLinkProps = { readonly text: string } & ({ readonly href: string } | { readonly onClick: () => void })

/** Something to follow or to do beside a text in a row of a long list: an element and nothing more, as `RowButton` is. */
export function RowLink(props: RowLinkProps) {
  if ('href' in props)
    return (
      <a className={classes['link']} href={props.href} tabIndex={-1}>
        {props.text}
      </a>
    )
  return (
    <button type="button" className={classes['link']} tabIndex={-1} onClick={props.onClick}>
      {props.text}
    </button>
  )
}
