export { openTeam, type SetUp } from './team.js';
