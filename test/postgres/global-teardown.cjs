module.exports = () => globalThis.closeTestDatabase();
