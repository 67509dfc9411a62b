export { type AlarmRow, type AlarmTrial, measureAlarm } from './measure-alarm.js';
