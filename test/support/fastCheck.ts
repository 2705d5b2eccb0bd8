import fc from 'fast-check';

// The same inputs at every run: a test passes or fails for the code's sake, not by chance.
// `SEED=7 npm test` tries others; any whole number.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? '20261122') });

export { fc };
