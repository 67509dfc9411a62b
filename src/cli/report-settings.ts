import { REPORT_FORMATS, type ReportFormat } from './render.js';
import { oneOf, onOff } from './settings/kinds.js';
import type { SettingsFor } from './settings/setting.js';
import { TEXT } from './text.js';

const { otherwise } = TEXT.settings;

export const FORMAT_SETTING: SettingsFor<{ readonly format?: ReportFormat | undefined }> = {
  format: {
    kind: oneOf(REPORT_FORMATS),
    argument: '<format>',
    description: TEXT.analyze.format,
    otherwise: otherwise.format,
  },
};

export const VIEW_SETTING: SettingsFor<{ readonly tui: boolean }> = {
  tui: { kind: onOff, description: TEXT.analyze.tui, otherwise: otherwise.onTerminals },
};

export const COLOR_SETTING: SettingsFor<{ readonly color: boolean }> = {
  color: { kind: onOff, description: TEXT.analyze.color, otherwise: otherwise.onTerminals },
};
