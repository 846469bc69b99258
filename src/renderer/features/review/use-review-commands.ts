import { t } from '../../lib/i18n.ts'
import { usePaletteCommands, type PaletteCommand } from '../../lib/palette-commands.ts'
import { HTML_FORMS, nextHtmlForm } from '../../ui/html-form.ts'
import type { ItemView } from './item-view.ts'
import type { ReviewCommand } from './review-keys.ts'
import type { ReviewActions } from './use-review-actions.ts'

export interface ReviewCommands {
  /** Does what the key of a command does. */
  readonly run: (command: ReviewCommand) => void
  readonly actions: ReviewActions
  readonly total: number
  /** There are decided items among those that can be selected. */
  readonly canReopen: boolean
  readonly view: ItemView
  readonly onView: (change: Partial<ItemView>) => void
  readonly hasHtml: boolean
  readonly lowRisk: number
  readonly onTriage: () => void
  readonly showNow: { readonly label: string; readonly run: () => void } | null
}

/** What the palette can do on the review screen, beside asking anew and undoing, which it has by themselves. */
export function useReviewCommands(review: ReviewCommands): void {
  usePaletteCommands(() => [...textCommands(review), ...listCommands(review), ...viewCommands(review)])
}

/** About the text under the cursor or, as the keys do, about those that are selected. */
function textCommands({ run, actions, total, canReopen }: ReviewCommands): readonly PaletteCommand[] {
  const { cursor, selected } = actions
  if (total === 0) return []
  const reopens = selected > 0 ? canReopen : cursor !== undefined && cursor.review !== 'OPEN'
  return [
    {
      id: 'review-approve',
      label: selected > 0 ? t('review:footer.approveSelected', { items: selected }) : t('review:footer.approve'),
      keys: 'a',
      run: () => run('approve')
    },
    {
      id: 'review-reject',
      label: selected > 0 ? t('review:footer.rejectSelected', { items: selected }) : t('review:footer.reject'),
      keys: 'r',
      run: () => run('reject')
    },
    ...(reopens
      ? [
          {
            id: 'review-reopen',
            label: selected > 0 ? t('review:footer.reopenSelected', { items: selected }) : t('review:card.reopen'),
            keywords: ['reopen', 'undecided'],
            run: () => actions.decide('OPEN')
          }
        ]
      : []),
    { id: 'review-edit', label: t('review:keys.edit'), keys: 'e', run: () => run('edit') },
    ...(cursor === undefined || cursor.otherEdit === null
      ? []
      : [
          { id: 'review-keep-this', label: t('review:keys.keepThis'), keys: '1', run: () => run('keep-this') },
          { id: 'review-keep-other', label: t('review:keys.keepOther'), keys: '2', run: () => run('keep-other') }
        ]),
    {
      id: 'review-next-change',
      label: t('review:keys.nextChange'),
      keys: 'alt+arrowdown',
      run: () => run('next-change')
    },
    {
      id: 'review-previous-change',
      label: t('review:keys.previousChange'),
      keys: 'alt+arrowup',
      run: () => run('previous-change')
    },
    { id: 'review-expand', label: t('review:keys.expand'), keys: 'o', run: () => run('expand') }
  ]
}

function listCommands({ run, total, lowRisk, onTriage, showNow }: ReviewCommands): readonly PaletteCommand[] {
  return [
    {
      id: 'review-redo',
      label: t('review:keys.redo'),
      keywords: [t('review:footer.redo')],
      keys: 'mod+shift+z',
      run: () => run('redo')
    },
    ...(total === 0
      ? []
      : [
          {
            id: 'review-next-undecided',
            label: t('review:keys.nextUndecided'),
            keys: 'n',
            run: () => run('next-undecided')
          },
          { id: 'review-toggle', label: t('review:footer.select'), keys: 'x', run: () => run('toggle-select') },
          {
            id: 'review-select-all',
            label: t('review:keys.selectAll'),
            keywords: ['all'],
            keys: 'mod+a',
            run: () => run('select-all')
          }
        ]),
    ...(lowRisk === 0
      ? []
      : [{ id: 'review-low-risk', label: t('review:approveLowRisk', { items: lowRisk }), run: onTriage }]),
    { id: 'review-search', label: t('review:toolbar.searchLabel'), keys: '/', run: () => run('search') },
    ...(showNow === null
      ? []
      : [{ id: 'review-show-now', label: showNow.label, keywords: ['refresh', 'reload'], run: showNow.run }])
  ]
}

/** How the texts are shown: what they are not shown as now. */
function viewCommands({ run, view, onView, hasHtml }: ReviewCommands): readonly PaletteCommand[] {
  return [
    {
      id: 'review-layout',
      label: view.layout === 'inline' ? t('review:toolbar.sideBySide') : t('review:toolbar.inline'),
      keywords: [t('review:toolbar.layout'), t('review:keys.layout')],
      keys: 'v',
      run: () => run('layout')
    },
    ...(hasHtml ? HTML_FORMS : [])
      .filter((form) => form !== view.form)
      .map((form) => ({
        id: `review-form-${form}`,
        label: t(`common:ui.html.${form}`),
        keywords: [t('common:ui.html.label'), t('review:keys.form')],
        ...(form === nextHtmlForm(view.form) ? { keys: 's' } : {}),
        run: () => onView({ form })
      })),
    ...(hasHtml && view.form === 'source'
      ? [{ id: 'review-wrap', label: t('review:toolbar.breakLines'), keys: 'w', run: () => run('wrap') }]
      : [])
  ]
}
