# Two commands need nothing but Python 3.11 or newer: `make site` builds the handbooks, `make test` passes the tests.
# Without make (Windows): python -m pip install -e . && python build.py

PYTHON ?= python3
SITE := .venv-site
TEST := .venv-test
IN_TEST := $(TEST)/bin

.PHONY: site serve problems test test-long lint check screenshots bench docs words reading requirements sbom clean

site: $(SITE)/ready
	$(SITE)/bin/python build.py
	@echo "Open this file in a browser: $(CURDIR)/output/index.html"

serve: $(SITE)/ready
	$(SITE)/bin/python build.py serve

# Every warning and advice with its line and its fix; a build only counts them.
problems: $(SITE)/ready
	$(SITE)/bin/python build.py check

test: $(TEST)/ready tools-for-tests
	$(IN_TEST)/python -m pytest -n 2 --dist loadfile

test-long: $(TEST)/ready tools-for-tests
	LADDERBOOK_MATRIX=1 $(IN_TEST)/python -m pytest -n 2 --dist loadfile

lint: $(TEST)/ready
	$(IN_TEST)/ruff format --check .
	$(IN_TEST)/ruff check .
	$(IN_TEST)/mypy
	$(IN_TEST)/lint-imports

check: lint test

screenshots: $(TEST)/ready tools-for-tests
	$(IN_TEST)/python build.py -q
	$(IN_TEST)/python tools/screenshots.py

docs: $(TEST)/ready
	PYTHONPATH=. $(IN_TEST)/python tools/docs.py

# The catalogues of the interface's words, after a change of one.
words: $(TEST)/ready
	PYTHONPATH=. $(IN_TEST)/python tools/words.py

# Words and reading grade of each guidance page: advice for writers.
reading:
	$(PYTHON) tools/reading_grade.py

bench: $(TEST)/ready
	PYTHONPATH=. $(IN_TEST)/python benchmarks/stages.py 1 10 50

# Chromium, axe-core and the Nu checker: used where they are already there, else installed.
.PHONY: tools-for-tests
tools-for-tests: $(TEST)/ready
	$(IN_TEST)/python tools/chromium.py
	$(IN_TEST)/python tools/browser_tools.py

$(SITE)/ready: requirements/site.txt
	$(PYTHON) -m venv $(SITE)
	$(SITE)/bin/python -m pip install -q --require-hashes -r requirements/site.txt
	touch $@

$(TEST)/ready: requirements/test.txt
	$(PYTHON) -m venv $(TEST)
	$(IN_TEST)/python -m pip install -q --require-hashes -r requirements/test.txt
	touch $@

# After a change in pyproject.toml; needs uv.
requirements:
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-annotate \
		--python-version 3.11 --custom-compile-command "make requirements" -q -o requirements/site.txt
	uv pip compile pyproject.toml --extra test --extra check --universal --generate-hashes --no-emit-index-url \
		--no-annotate --python-version 3.11 --custom-compile-command "make requirements" -q -o requirements/test.txt

# What a site is made of, for whoever keeps a list of software: CycloneDX, sbom.json.
sbom: $(SITE)/ready
	PYTHONPATH=. $(SITE)/bin/python tools/sbom.py > sbom.json

clean:
	rm -rf $(SITE) $(TEST) .mypy_cache .ruff_cache .pytest_cache .hypothesis screenshots sbom.json tests/browser/node_modules
