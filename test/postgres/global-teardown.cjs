module.exports = () => globalThis.endWhatTestsShare();
