import type { Preset } from '../../reference-models/presets/preset.js';
import type {
  ReferenceModel,
  Settings,
  SimulateOptions,
  Simulation,
} from '../../reference-models/reference-model.js';
import type { Setting } from '../../reference-models/settings.js';
import { GrokscopeError } from '../../util/errors.js';
import { aligned } from '../columns.js';
import { SIMULATE_TEXT } from '../text/simulate.js';

/** A reference model, as far as it is listed. */
export type Model = Pick<ReferenceModel, 'name' | 'description' | 'settings'>;

/** What there is to simulate; the content of `reference-models/`, which is loaded only where it is used. */
export interface Catalogue {
  readonly models: readonly Model[];
  readonly presets: readonly Preset[];
  readonly simulate: (model: string, settings: Settings, options?: SimulateOptions) => Promise<Simulation>;
}

/**
 * The model that was named, or that of the preset, with the settings that the preset gives it.
 *
 * @throws GrokscopeError with code `usage` for an unknown name, none, or a model that is not that of the preset.
 */
export function choose(
  { models, presets }: Catalogue,
  modelName: string | undefined,
  presetName: string | undefined,
): { readonly model: Model; readonly settings: Settings } {
  const preset = presets.find(({ name }) => name === presetName);
  if (presetName !== undefined && !preset) throw unknownName('preset', presetName, presets);
  if (preset && modelName !== undefined && modelName !== preset.model)
    throw new GrokscopeError(
      'usage',
      '--preset',
      SIMULATE_TEXT.otherModel(preset.name, preset.model, modelName),
      SIMULATE_TEXT.otherModelCure,
    );
  const name = modelName ?? preset?.model;
  if (name === undefined)
    throw new GrokscopeError('usage', 'simulate', SIMULATE_TEXT.noModel, SIMULATE_TEXT.listCure);
  const model = models.find((one) => one.name === name);
  if (!model) throw unknownName('model', name, models);
  return { model, settings: preset?.settings ?? {} };
}

function unknownName(
  kind: 'preset' | 'model',
  name: string,
  known: readonly { readonly name: string }[],
): GrokscopeError {
  const names = known.map((one) => one.name);
  return new GrokscopeError(
    'usage',
    name,
    SIMULATE_TEXT.unknown(kind, name),
    `${SIMULATE_TEXT.oneOf(names)} ${SIMULATE_TEXT.listCure}`,
  );
}

/** Presets and models as two tables. */
export function listOf({ models, presets }: Catalogue): string {
  const ofPresets = presets.map(({ name, model, figure, verdict, long, description }) => [
    name,
    model,
    verdict,
    figure ?? '',
    long === undefined ? description : `${description} ${SIMULATE_TEXT.long(long)}`,
  ]);
  const ofModels = models.map(({ name, description }) => [name, description]);
  return [
    `${SIMULATE_TEXT.presets}\n${aligned(ofPresets)}`,
    `${SIMULATE_TEXT.models}\n${aligned(ofModels)}`,
    `${SIMULATE_TEXT.listHint}\n`,
  ].join('\n');
}

/** The settings of a model with their values, what they may be, and what they mean. */
export function settingsOf(model: Model, settings: Settings): string {
  const rows = Object.entries(model.settings).map(([name, setting]) => [
    `${name}=${String(settings[name] ?? setting.default)}`,
    allowed(setting),
    setting.meaning,
  ]);
  return `${model.name}: ${model.description}\n\n${aligned(rows)}`;
}

function allowed(setting: Setting): string {
  if (setting.kind === 'flag') return 'true or false';
  if (setting.kind === 'choice') return setting.choices.join(', ');
  const { kind, min, max, aboveMin } = setting;
  const low = min === undefined ? '' : ` ${aboveMin ? '>' : '≥'} ${min}`;
  const high = max === undefined ? '' : `${low === '' ? '' : ','} ≤ ${max}`;
  return `${kind}${low}${high}`;
}
