'use strict';

const { AssetRegister } = require('./asset-register.cjs');

module.exports = { AssetRegister, contracts: [AssetRegister] };
