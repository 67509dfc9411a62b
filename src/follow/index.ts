export type { FollowEvent, LiveState } from './events.js';
export { Follower, type FollowOptions } from './follower.js';
