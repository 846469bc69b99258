import { Autocomplete, SegmentedControl, Input, Text } from '@mantine/core'
import type { Settings } from '#shared/contract/settings.ts'
import { priceOf, type ModelPrice } from '#shared/model/price.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { KeyField } from './key-field.tsx'
import type { DraftProblems, ModelDraft } from './model-draft.ts'
import { describePrice, shortPrice } from './model-price.ts'

const APIS = [
  { value: 'responses', label: 'Responses' },
  { value: 'chat', label: 'Chat Completions' }
]

/** Addresses that come up often; any other can be typed. */
const KNOWN_URLS = [
  'https://api.openai.com/v1',
  'http://localhost:11434/v1',
  'http://localhost:1234/v1',
  'http://localhost:8080/v1'
]
const URL_NAMES: Readonly<Record<string, string>> = {
  'https://api.openai.com/v1': 'OpenAI',
  'http://localhost:11434/v1': 'Ollama',
  'http://localhost:1234/v1': 'LM Studio',
  'http://localhost:8080/v1': 'llama.cpp'
}

export interface ServerFieldsProps {
  readonly draft: ModelDraft
  readonly settings: Settings
  readonly problems: DraftProblems
  readonly onChange: (part: Partial<ModelDraft>) => void
  readonly onForgotten: (settings: Settings) => void
}

export function ServerFields({ draft, settings, problems, onChange, onForgotten }: ServerFieldsProps) {
  const { data } = useApiQuery('settings.models', {})
  const models = data?.models ?? []
  const price = knownPrice(models, draft)
  return (
    <>
      <Autocomplete
        label={t('settings:server.baseUrl')}
        value={draft.baseUrl}
        onChange={(baseUrl) => onChange({ baseUrl })}
        data={KNOWN_URLS}
        filter={({ options }) => options}
        renderOption={({ option }) => (
          <span>
            {option.value}{' '}
            <Text span size="xs" c="dimmed">
              {URL_NAMES[option.value]}
            </Text>
          </span>
        )}
        error={problems.baseUrl}
        spellCheck={false}
        required
        withAsterisk={false}
      />
      <Input.Wrapper label={t('settings:server.api')} description={t('settings:server.apiText')} labelElement="div">
        <SegmentedControl
          aria-label={t('settings:server.api')}
          mt={4}
          data={APIS}
          value={draft.api}
          onChange={(value) => onChange({ api: value === 'chat' ? 'chat' : 'responses' })}
        />
      </Input.Wrapper>
      <Autocomplete
        label={t('settings:server.model')}
        description={price ? describePrice(price) : t('settings:server.unknownPrice')}
        value={draft.model}
        onChange={(model) => onChange({ model })}
        data={models.map((model) => model.id)}
        filter={({ options }) => options}
        renderOption={({ option }) => {
          const known = models.find((model) => model.id === option.value)
          return (
            <span>
              {option.value}{' '}
              {known && (
                <Text span size="xs" c="dimmed">
                  {shortPrice(known)}
                </Text>
              )}
            </span>
          )
        }}
        error={problems.model}
        spellCheck={false}
        required
        withAsterisk={false}
      />
      <KeyField draft={draft} settings={settings} onChange={onChange} onForgotten={onForgotten} />
    </>
  )
}

/** The list has OpenAI's prices: a model of the same name elsewhere costs what that server asks. */
function knownPrice(models: readonly ModelPrice[], { baseUrl, model }: ModelDraft): ModelPrice | null {
  return URL.parse(baseUrl.trim())?.hostname === 'api.openai.com' ? priceOf(models, model.trim()) : null
}
