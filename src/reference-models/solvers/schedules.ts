/** Factor of the learning rate at a step of a run of `steps` steps; the first step is 0. */
export type Schedule = (step: number, steps: number) => number;

export type ScheduleName = 'constant' | 'cosine' | 'step';

export const schedules: Readonly<Record<ScheduleName, Schedule>> = {
  constant: () => 1,
  /** From 1 to 0 along half a cosine (Loshchilov and Hutter 2017, without restarts). */
  cosine: (step, steps) => (1 + Math.cos((Math.PI * step) / steps)) / 2,
  /** A tenth from half of the run on, a hundredth from three quarters on (He et al. 2016). */
  step: (step, steps) => (step < steps / 2 ? 1 : step < (3 * steps) / 4 ? 0.1 : 0.01),
};
