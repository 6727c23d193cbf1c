# The chores of this project. `make` alone lists them.
# The two that matter set up all they need themselves: `make site` and `make test`.

JOBS ?= 2
IN_VENV := PATH="$(CURDIR)/.venv/bin:$$PATH"

.DEFAULT_GOAL := help
.PHONY: help site test setup setup-test lint types contracts tests bench format lock clean clean-all

help: ## List what make can do here
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

site: ## Build content/ into output/; the first run sets everything up
	@tools/setup.sh site
	@$(IN_VENV) strategy-build build

test: ## Run every check and test of the tool itself, outside validators included
	@tools/setup.sh test
	@failed=; for part in lint types contracts tests; do \
		$(MAKE) --no-print-directory $$part || failed="$$failed $$part"; \
	done; \
	if [ -n "$$failed" ]; then echo "Failed:$$failed"; exit 1; fi

setup: ## Only set up for `make site`
	@tools/setup.sh site

setup-test: ## Only set up for `make test`
	@tools/setup.sh test

lint: setup-test ## Style of the code, the shell scripts' syntax and the workflow
	@echo "== Style"
	@failed=0; export $(IN_VENV); \
	ruff check --output-format concise || failed=1; \
	ruff format --check || failed=1; \
	for script in tools/*.sh .ci/run; do bash -n "$$script" || failed=1; done; \
	check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml || failed=1; \
	zizmor --offline --quiet --no-progress --persona=pedantic .github/workflows || failed=1; \
	exit $$failed

types: setup-test ## Types, strictly
	@echo "== Types"
	@$(IN_VENV) mypy

contracts: setup-test ## The layers of DESIGN.md
	@echo "== Layers"
	@$(IN_VENV) lint-imports --no-logo --no-cache

tests: setup-test ## The tests, on JOBS processes (make tests JOBS=4)
	@echo "== Tests"
	@$(IN_VENV) pytest --numprocesses $(JOBS) --dist loadfile --no-loadscope-reorder

bench: setup-test ## Measure how long checking and building take (make bench PARTS="check voice")
	@$(IN_VENV) python tools/bench.py $(PARTS)

format: setup-test ## Bring the code into its usual shape
	@$(IN_VENV) ruff format
	@$(IN_VENV) ruff check --fix

lock: ## Write requirements/*.txt anew (make lock UPGRADE=1 takes newer versions)
	@tools/lock.sh $(if $(UPGRADE),--upgrade)

clean: ## Remove what was built and the caches
	@find output -mindepth 1 ! -name README.md -delete 2>/dev/null || true
	@rm -rf .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

clean-all: clean ## The same, and all that was set up
	@rm -rf .venv tools/node/node_modules
