# `make` alone lists what can be made. Node >= 20.19 and make are all that is needed; npm brings the rest.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

NPM := npm --no-update-notifier
# All types of all workspaces at once take more than Node gives by itself.
ESLINT := node --max-old-space-size=8192 node_modules/eslint/bin/eslint.js
CLI := node --enable-source-maps network/launcher/dist/cli.js

.PHONY: help install build programs lint test test-long client calendars golden mutants bench demo up down doctor status logs destroy package clean

help: ## Lists the targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: node_modules/.installed ## Installs what the project needs, from npm, as the lockfile says

node_modules/.installed: package.json package-lock.json
	@node -e 'const [major, minor] = process.versions.node.split(".").map(Number); if (major < 20 || (major === 20 && minor < 19)) { console.error("Cohong needs Node 20.19 or newer; this is " + process.version); process.exit(1); }'
	@echo 'Installing dependencies …'
	@$(NPM) ci
	@touch $@

build: install ## Compiles every workspace and checks the types of every test
	@echo 'Building …'
	@$(NPM) run --silent build

programs: install ## Builds what runs: gateway, chaincode, network and story
	@echo 'Building …'
	@npx tsc -b chaincode/runtime
	@npx tsc -b gateway & gateway=$$!; npx tsc -b chaincode/trade chaincode/dcep network/launcher test/story; wait $$gateway
	@node bundle.mjs

lint: install ## Checks types, import directions, style and format
	npx prettier --check . & formatted=$$!; $(MAKE) --no-print-directory build; $(ESLINT) test '**/*.test.ts' & tests=$$!; \
		$(ESLINT) . --ignore-pattern 'test/**' --ignore-pattern '**/*.test.ts' && wait $$tests && wait $$formatted

test: programs ## Runs the tests, but for a few that take minutes each, which it names, and checks their types meanwhile (a quarter of an hour or more on two cores)
	@npx tsc -b client fixtures
	@npx tsc -b & types=$$!; tests=0; npx jest || tests=$$?; wait $$types; exit $$tests

test-long: build ## Runs the long ones too, with coverage: properties by the ten thousand, hundreds of requests to each route, guessing attacks, 100 kills, 100 rounds of faults, real Fabric if FABRIC_BIN is set
	SEED=$${SEED:-$$(date +%s)} KILLS=100 SEEDS=20 ROUNDS=100 REQUESTS=300 RUNS=10000 GUESSES=1000000000 npx jest --coverage
	@[ -z "$${FABRIC_BIN:-}" ] || for consensus in raft bft; do \
		echo "Conformance and scenarios on Fabric itself, ordered by $$consensus …"; \
		NETWORK=fabric CONSENSUS=$$consensus npx jest -i test/conformance/conformance.test.ts test/scenarios; \
	done

client: build ## Makes the types of the TypeScript client anew, of the documents that the gateways serve
	WRITE=1 npx jest test/client/types.test.ts

calendars: install ## Makes the banking calendars anew that a new network is founded with, out of the libraries that have them
	node calendars/generate.mjs

golden: build ## Records blocks of Fabric itself, which the tests validate anew; needs FABRIC_BIN
	@for consensus in raft bft; do \
		CONSENSUS=$$consensus npx jest -i --testMatch '**/test/golden/record.ts'; \
	done

mutants: build ## Plants faults in the rules that guard money and title; each must be caught by the tests
	node test/mutants/run.mjs

bench: build ## Runs the benchmark that ONLY names, such as `make bench ONLY=engines`; its last line is the ratio of its two sides
	@test -f 'bench/dist/$(ONLY).js' || { echo 'ONLY must name a bench: bulk-import, coin-batch, coin-scale, duplicate-check-scale, engines, http-overhead, regulator-query, replay or signer'; exit 1; }
	@node --enable-source-maps bench/dist/$(ONLY).js

demo: programs ## Tells the story of an export receivable, of a letter of credit and of a claim that is sold on a network of its own, checks every statement, leaves nothing behind
	@node --enable-source-maps test/story/dist/demo.js

up: programs ## Starts the consortium and keeps it running; prints addresses, tokens and lines to try
	@$(CLI) up

down: ## Stops what `make up` started
	@$(CLI) down

doctor: programs ## Says what would keep the consortium from coming up, and what to do
	@$(CLI) doctor

status: ## Shows every process of the consortium that is up
	@$(CLI) status

logs: ## Prints the end of every log; NODE=peer0.SafeMSP for one
	@$(CLI) logs $(NODE)

destroy: ## Removes what a consortium left on disk: ledgers, keys and logs; asks first
	@$(CLI) destroy

package: programs ## Writes the chaincodes for `peer lifecycle chaincode` on a Fabric network of your own, into packages/
	@$(CLI) package

clean: ## Removes what was built; keeps what was installed
	npx tsc -b --clean
	rm -rf coverage chaincode/*/dist gateway/dist test/conformance/chaincode/dist test/node_modules/.cache
