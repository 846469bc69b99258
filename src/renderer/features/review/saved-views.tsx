import { Menu, Button } from '@mantine/core'
import { Bookmark, Check, PenLine, Plus, Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { t } from '../../lib/i18n.ts'
import { useApiCommand, useApiQuery } from '../../lib/api.tsx'
import { notifyDone, notifyError } from '../../lib/notify.ts'
import { usePaletteCommands } from '../../lib/palette-commands.ts'
import { cleanSearch, saysSame, searchOf, viewOf, type ReviewSearch } from './review-search.ts'
import { ViewNameDialog } from './view-name-dialog.tsx'

type SavedView = Output<'review.views'>['views'][number]

export interface SavedViewsProps {
  readonly search: ReviewSearch
  /** Shows another review in place of this one. */
  readonly onChoose: (search: ReviewSearch) => void
  /** What is shown now has been saved as this view. */
  readonly onSaved: (id: number) => void
}

/** Filters and sorts under names of their own: the way back to a review that is done again and again. */
export function SavedViews({ search, onChoose, onSaved }: SavedViewsProps) {
  const queries = useQueryClient()
  const views = useApiQuery('review.views', {}).data?.views ?? []
  const remove = useApiCommand('review.deleteView')
  const change = useApiCommand('review.changeView')
  const [naming, setNaming] = useState<SavedView | 'new' | null>(null)
  const searches = new Map(views.map(({ id, view }) => [id, view === null ? null : searchOf(view)]))
  const shown = cleanSearch({ ...search, from: undefined })
  const isShown = ({ id }: SavedView): boolean => {
    const its = searches.get(id)
    return its !== undefined && its !== null && saysSame(its, shown)
  }
  // It stays the chosen one while its filter is changed, until all of that is cleared.
  const here = views.find(({ id }) => id === search.from) ?? views.find(isShown)
  const changed = here !== undefined && !isShown(here)
  const refresh = (): void => void queries.invalidateQueries({ queryKey: ['review.views'] })
  const saveChanges = ({ id, name }: SavedView): void =>
    change.mutate(
      { input: { id, view: viewOf(search, undefined) } },
      {
        onSuccess: () => {
          refresh()
          notifyDone(t('review:views.changesSaved', { name }))
        },
        onError: (error) => notifyError(error.body)
      }
    )
  const saveNewLabel = t(changed ? 'review:views.saveNew' : 'review:views.saveThis')
  usePaletteCommands(() => [
    ...(changed
      ? [
          {
            id: 'review-save-changes',
            label: t('review:views.saveChanges', { name: here.name }),
            run: () => saveChanges(here)
          }
        ]
      : []),
    ...(here === undefined || changed
      ? [{ id: 'review-save-view', label: saveNewLabel, keywords: ['view'], run: () => setNaming('new') }]
      : [])
  ])
  return (
    <>
      <Menu position="bottom-end" width={260} transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button variant="default" maw={260} leftSection={<Bookmark size={15} aria-hidden />} title={here?.name}>
            {here === undefined ? t('review:views.title') : nameOf(here.name, changed)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflow: 'auto' }}>
          {views.map((view) => {
            const its = searches.get(view.id) ?? null
            return (
              <Menu.Item
                key={view.id}
                disabled={its === null}
                title={its === null ? t('review:views.unknown') : undefined}
                leftSection={
                  view === here && !changed ? (
                    <Check size={14} aria-label={t('review:views.shown')} />
                  ) : (
                    <span style={{ width: 14 }} />
                  )
                }
                onClick={() => {
                  if (its !== null) onChoose({ ...its, from: view.id })
                }}
              >
                {view.name}
              </Menu.Item>
            )
          })}
          {views.length > 0 && <Menu.Divider />}
          {changed && (
            <Menu.Item leftSection={<Save size={14} aria-hidden />} onClick={() => saveChanges(here)}>
              {t('review:views.saveChanges', { name: here.name })}
            </Menu.Item>
          )}
          {(here === undefined || changed) && (
            <Menu.Item leftSection={<Plus size={14} aria-hidden />} onClick={() => setNaming('new')}>
              {saveNewLabel}
            </Menu.Item>
          )}
          {here !== undefined && (
            <>
              <Menu.Item leftSection={<PenLine size={14} aria-hidden />} onClick={() => setNaming(here)}>
                {t('review:views.rename', { name: here.name })}
              </Menu.Item>
              <Menu.Item
                leftSection={<Trash2 size={14} aria-hidden />}
                onClick={() =>
                  remove.mutate(
                    { input: { id: here.id } },
                    {
                      onSuccess: () => {
                        refresh()
                        notifyDone(t('review:views.deleted', { name: here.name }))
                      },
                      onError: (error) => notifyError(error.body)
                    }
                  )
                }
              >
                {t('review:views.delete', { name: here.name })}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {naming !== null && (
        <ViewNameDialog
          renamed={naming === 'new' ? null : naming}
          view={viewOf(search, undefined)}
          onSaved={onSaved}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  )
}

function nameOf(name: string, changed: boolean): string {
  return changed ? t('review:views.changed', { name }) : name
}
