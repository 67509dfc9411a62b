import { EXPECTATION_SETTINGS } from '../check/expectations.js';
import { READING_SETTINGS } from '../reading-options.js';
import { COLOR_SETTING, FORMAT_SETTING, VIEW_SETTING } from '../report-settings.js';
import { optionsOf, type SettingOption } from '../settings/setting.js';

/** Everything that can be set in a configuration file: shared by the commands, then in the section of its command. */
export const CONFIGURABLE: readonly SettingOption[] = [
  ...optionsOf({ ...FORMAT_SETTING, ...VIEW_SETTING, ...COLOR_SETTING, ...READING_SETTINGS }),
  ...optionsOf(EXPECTATION_SETTINGS, 'check'),
];
