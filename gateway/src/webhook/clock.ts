/** What time it is. Tests set it on by an hour without waiting for one. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
