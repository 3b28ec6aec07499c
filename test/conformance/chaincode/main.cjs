const { serve } = require('@cohong/chaincode-runtime/host');

serve(async () => require('./index.cjs').contracts);
