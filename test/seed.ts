/**
 * From which everything that is drawn by chance sets out. It is the same in each run of the suite, so that whatever
 * fails was broken by a change; `make test-long` sets out from another each time. A failure prints it, and
 * `SEED=… npx jest …` draws the same again.
 */
export const seed = Number(process.env['SEED'] ?? 20_260_331);
