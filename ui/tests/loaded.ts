/** For what is imported when it is wanted: the first time, a test waits until it is compiled. In milliseconds. */
export const LOADED = { timeout: 20_000 };
