# The only script runner. «make help» lists what it can do.
GO      ?= go
OUT     ?= out
BIN     := bin/malbild
CHECKS  := .ci/checks
export CGO_ENABLED ?= 0

all: build ## build the program, every document into out/, and our Word templates into layouts/word/
	$(BIN) build --out $(OUT)
	@$(BIN) template --out layouts/word >/dev/null
build: ## build the program into bin/
	$(GO) build -trimpath -buildvcs=false -o $(BIN) ./cmd/malbild
test: ## run the tests; needs Go alone
	$(GO) test -timeout 30m ./... ./.ci/release
race: ## run the tests of what runs in parallel under the race detector
	CGO_ENABLED=1 $(GO) test -timeout 45m -race ./internal/cli ./internal/pipeline ./internal/output ./internal/typeset ./internal/pdf ./internal/word ./internal/slides
lint: ## vet, staticcheck, gofmt
	@bad=$$(gofmt -l cmd internal layouts .ci); test -z "$$bad" || { echo "gofmt: $$bad"; exit 1; }
	$(GO) vet ./... ./.ci/release ./.ci/rivals
	$(GO) tool staticcheck ./...
conformance: all ## check every file in out/ with validators of others
	find $(OUT) -name '*.pdf' ! -name '*-tryck.pdf' -print0 | xargs -0 $(CHECKS)/check-pdf ua1,2a
	set -e; for p in a1b:1b a1a:1a a3a:3a,ua1 ua2:ua2,4; do \
	  $(BIN) build --archive $${p%%:*} --county norrbotten --principal kiruna --out build/archive/$${p%%:*} >/dev/null; \
	  find build/archive/$${p%%:*} -name '*.pdf' ! -name '*-tryck.pdf' -print0 | xargs -0 $(CHECKS)/check-pdf $${p##*:}; done
	find $(OUT) -name '*-tryck.pdf' -print0 | xargs -0 $(CHECKS)/check-press
	find $(OUT) layouts/word \( -name '*.docx' -o -name '*.dotx' -o -name '*.pptx' \) -print0 | xargs -0 $(CHECKS)/check-docx
	find $(OUT) -name '*.html' -print0 | xargs -0 $(CHECKS)/check-html
	$(BIN) status --lang sv --html --date 2026-01-15 --out build/lage.html && $(CHECKS)/check-html build/lage.html internal/status/testdata/lage.html
	find $(OUT) build/archive -name '*.pdf' -print0 | xargs -0 $(CHECKS)/check-qpdf
	find $(OUT) build/archive -name '*.pdf' -print0 | xargs -0 $(CHECKS)/check-pdfcpu
	find $(OUT) build/archive -name '*.pdf' -print0 | xargs -0 $(CHECKS)/check-renderers
	$(CHECKS)/check-templates
	$(CHECKS)/check-preview $(BIN)
	$(CHECKS)/check-editors $(BIN)
	$(CHECKS)/check-content $(BIN)
	$(CHECKS)/check-corpus
	$(CHECKS)/selftest $(OUT)/norrbotten/kiruna/bilaga.pdf $(OUT)/norrbotten/kiruna/bilaga.docx $(OUT)/norrbotten/kiruna/webb.html $(OUT)/norrbotten/kiruna/presentation.pptx
corpus: build ## hold verify against files saved again by other programs
	$(CHECKS)/check-verify $(BIN)
	$(CHECKS)/check-diff $(BIN)
bench: build ## measure: whole program, then each stage
	$(GO) test -run '^$$' -bench . -benchmem -benchtime 2s ./internal/pipeline ./internal/status ./cmd/malbild
	$(GO) test -run '^$$' -bench . -benchmem -benchtime 1s ./internal/typeset ./internal/layout ./internal/pdf # shaping, breaking, placing, writing: per page
bench-cold: build ## measure one poster, one annex, a poster that is there already, and a start that does nothing: from process start to files
	$(GO) test -run '^$$' -bench 'BenchmarkOne|BenchmarkStart' -benchtime 41x ./cmd/malbild
bench-scale: build ## measure 1, 28, 155 and 310 principals, one worker and two, and nothing to do: time, processor, peak memory
	$(GO) test -run '^$$' -bench 'BenchmarkScale|BenchmarkWorkers|BenchmarkNothingToDo' -benchtime 3x -timeout 60m ./cmd/malbild
bench-layouts: build ## measure every layout in every language for 1, 7, 14 and 28 principals: time and peak memory
	$(GO) test -run '^$$' -bench BenchmarkEveryLayout -benchtime 1x ./cmd/malbild | awk '/^BenchmarkEveryLayout\// { n = $$1; sub(/^[^\/]*\//, "", n); sub(/-.*/, "", n); \
	  for (i = 3; i < NF; i += 2) v[$$(i + 1)] = $$i; printf "%3d principals %5d files %6.1f s %6.1f s of processor %5d MB at most\n", n, v["files"], v["s"], v["s-cpu"], v["MB-peak"] }'
rivals-setup: ## install the programs that bench-rivals measures us against, by package name
	.ci/rivals/setup
bench-rivals: ## one table of ratios from one run: Typst, maroto, WeasyPrint, LibreOffice, docx, docxtemplater, unioffice
	$(GO) run ./.ci/rivals
pictures: all ## pictures of every kind of page into build/pictures/, for eyes; the gallery in docs/gallery
	.ci/pictures $(BIN)
	rm -rf build/pictures && mkdir -p build/pictures
	for d in norrbotten/gemensamt norrbotten/kiruna orebro/gemensamt orebro/askersund norrbotten/norrbottens-kommuner; do \
	  for f in $(OUT)/$$d/*.pdf; do pdftoppm -r 72 -png $$f build/pictures/$$(echo $$d | tr / -)-$$(basename $$f .pdf); done; done
	for k in norrbotten/kiruna orebro/askersund; do chromium --headless --no-sandbox --hide-scrollbars --window-size=1280,3600 \
	  --screenshot=build/pictures/$$(echo $$k | tr / -)-webb.png file://$(abspath $(OUT))/$$k/webb.html 2>/dev/null; done
licenses: ## write the notices that the program carries, out of the module cache
	.ci/notices > build.notices && mv build.notices internal/notice/notices.txt
release: ## static programs for Linux, macOS and Windows, a Debian package and a container file, into build/release
	$(GO) run ./.ci/release build/release
check-release: release ## build the release again elsewhere and compare; run what can be run here
	.ci/check-release build/release
country: build ## all 310 principals of Sweden into build/country/, with sample text
	test -d build/country/sources || $(BIN) init --country build/country
	$(BIN) build --project build/country
clean: ## remove what was made
	rm -rf bin build layouts/word/*.dotx && find $(OUT) -mindepth 1 ! -name .gitkeep -delete
help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 22
.PHONY: all build test race lint conformance corpus bench bench-cold bench-scale bench-layouts rivals-setup bench-rivals pictures licenses release check-release country clean help
