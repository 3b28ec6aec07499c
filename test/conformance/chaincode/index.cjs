/* eslint-disable @typescript-eslint/no-require-imports -- plain JavaScript, as a tutorial would write it */
'use strict';

const { AssetRegister } = require('./asset-register.cjs');

module.exports = { AssetRegister, contracts: [AssetRegister] };
