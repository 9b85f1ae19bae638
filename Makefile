# Everything that is built, checked or shown. `make` alone lists the targets; V=1 shows the commands.

V ?= 0
ifeq ($(V),1)
Q =
say =
else
Q = @
say = @printf '  %-8s %s\n' $(1) $(2);
MAKEFLAGS += --no-print-directory
endif

CC ?= cc
CLANG ?= clang
BUILD := fixtures/workloads/build
WORKLOADS := $(patsubst fixtures/workloads/%.c,$(BUILD)/%,$(wildcard fixtures/workloads/*.c))
SOURCES := $(shell find src -name '*.ts' 2>/dev/null)
FALCO_REC := node dist/cli/main.js
# Elsewhere there is nothing to record with, and everything but capture works without.
RECORDER := $(if $(filter Linux,$(shell uname -s)),needs native workloads)

.PHONY: help demo test build native bpf header workloads rules bench fidelity faults fixtures pack clean needs
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## set up, record a break-in, replay the rules over it and print the alerts
	@sh scripts/demo.sh

test: $(RECORDER) build ## set up, then every check and test
	$(call say,TEST,'types and vitest')
	$(Q)sh scripts/run-tests.sh

build: dist/cli/main.js ## compile TypeScript into dist/

native: build bpf ## build the recorder: the BPF object and the addon that loads it

workloads: $(WORKLOADS) ## compile the scenario programs

# Derived files ---------------------------------------------------------------------------------------------------------

needs:
	$(Q)sh scripts/install-needs.sh

node_modules/.package-lock.json: package-lock.json | $(filter needs,$(RECORDER))
	$(call say,NPM,ci)
	$(Q)npm ci --no-audit --no-fund --loglevel=error
	$(Q)touch $@

dist/cli/main.js: node_modules/.package-lock.json tsconfig.json tsconfig.declarations.json scripts/bundle.mjs $(SOURCES)
	$(call say,BUILD,dist)
	$(Q)npm run --silent build

$(BUILD)/%: fixtures/workloads/%.c $(wildcard fixtures/workloads/*.h) | $(BUILD)
	$(call say,CC,$@)
	$(Q)$(CC) -D_GNU_SOURCE -O2 -g -Wall -Wextra -pthread -o $@ $<

$(BUILD):
	$(Q)mkdir -p $@

# The kernel side and the addon -----------------------------------------------------------------------------------------

LIBBPF := native/vendor/libbpf/src/build/libbpf.a
BPF_OBJECT := bpf/.build/falco_rec.bpf.o
ADDON := native/build/Release/falco_rec.node

bpf: $(BPF_OBJECT) ## build the BPF object alone

header: node_modules/.package-lock.json ## write bpf/schema.gen.h anew from the event table
	$(call say,GEN,bpf/schema.gen.h)
	$(Q)npx tsx scripts/generate-header.ts

native: $(ADDON)

$(LIBBPF): scripts/vendor-libbpf.sh
	$(call say,LIBBPF,$(@D))
	$(Q)sh scripts/vendor-libbpf.sh
	$(Q)touch $@

$(BPF_OBJECT): $(wildcard bpf/*.c bpf/*.h) scripts/build-bpf.sh $(LIBBPF)
	$(call say,BPF,$@)
	$(Q)CLANG=$(CLANG) sh scripts/build-bpf.sh

$(ADDON): $(wildcard native/*.cc native/*.h native/binding.gyp bpf/wire.h bpf/schema.gen.h) $(LIBBPF) node_modules/.package-lock.json
	$(call say,GYP,$@)
	$(Q)npm run --silent native -- --loglevel=error $(if $(filter 1,$(V)),,>/dev/null)
	$(Q)touch $@

# For the workshop ------------------------------------------------------------------------------------------------------

rules: build ## load the starter rules and say what is wrong with them
	$(Q)$(FALCO_REC) rules check rules --strict

bench: needs native workloads ## measure what the README's figures come from
	$(Q)for script in bench/*.bench.ts; do npx tsx $$script || exit; done

fidelity: build ## compare alerts and field values with Falco's, where a corpus with its answers is present
	$(Q)npx tsx scripts/fidelity.ts

faults: build ## break the starter rules in known ways, and print which tool names each
	$(Q)npx tsx scripts/seeded-faults.ts

fixtures: native workloads ## record the recordings that ship anew (root)
	$(call say,RECORD,'fixtures examples')
	$(Q)npx tsx scripts/record-stories.ts

pack: $(RECORDER) build ## make the npm package, with the recorder built for this kind of machine
	$(Q)npm pack

clean: ## remove what was built; node_modules and libbpf's source stay
	$(call say,CLEAN,)
	$(Q)rm -rf dist bpf/.build native/build $(BUILD)
