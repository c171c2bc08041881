# The short names for what CMake and Ninja do. Everything made lies in build/.
#
#   make            the program: build/readout
#   make demo       installs what is missing (Debian, as root or with sudo), builds, runs the main job on examples/
#   make check      all tests under ASan and UBSan, and a short run of each fuzz target
#   make install    PREFIX (/usr/local) and DESTDIR as usual
#   make fuzz       each fuzz target for SECONDS (60), from a new SEED every time unless one is given
#   make faults     the long runs of tests/fault: COUNT (1000) kills and power cuts from SEED, all writes, each place that allocates
#   make bench      the measurements of bench/
#   make golden     prints and accepts what the stages now give for tests/golden
#   make format lint clean

B := build
PREFIX ?= /usr/local
SECONDS ?= 60
FUZZ_IN_CHECK := 8
CMAKE := cmake -G Ninja -S .

all: $(B)/build.ninja
	@cmake --build $(B) -- --quiet

$(B)/build.ninja:
	@tools/depends.sh build
	@echo "Building $(B)/readout (a minute or so)"
	@mkdir -p $(B)
	@$(CMAKE) -B $(B) -DCMAKE_BUILD_TYPE=Release -DREADOUT_TESTS=OFF >$(B)/configure.log 2>&1 || { cat $(B)/configure.log; exit 1; }

demo: all
	@READOUT=$(B)/readout OUT=$(B)/demo examples/demo.sh

check:
	@tools/depends.sh check
	$(CMAKE) -B $(B)/check -DCMAKE_BUILD_TYPE=Check -DREADOUT_SANITIZE=ON -DREADOUT_TESTS=ON
	cmake --build $(B)/check
	ctest --test-dir $(B)/check --output-on-failure --timeout 300 -j 2
	@$(MAKE) --no-print-directory fuzz SECONDS=$(FUZZ_IN_CHECK) SEED=1

fuzz:
	@tools/depends.sh check
	CC=clang $(CMAKE) -B $(B)/fuzz -DCMAKE_BUILD_TYPE=Check -DREADOUT_FUZZ=ON -DREADOUT_TESTS=ON
	cmake --build $(B)/fuzz --target fuzz_targets
	tools/fuzz.sh $(B)/fuzz $(SECONDS) $(SEED)

COUNT ?= 1000
faults:
	@tools/depends.sh check
	$(CMAKE) -B $(B)/faults -DCMAKE_BUILD_TYPE=Release -DREADOUT_TESTS=ON
	cmake --build $(B)/faults
	COUNT=$(COUNT) SEED=$(or $(SEED),1) STEP=1 PART=1 ctest --test-dir $(B)/faults -L fault --output-on-failure --timeout 100000

golden: all
	SOURCE=$(CURDIR) READOUT=$(CURDIR)/$(B)/readout tests/run.sh $(CURDIR)/tests/golden/golden.sh --update
	git --no-pager diff --stat tests/golden

bench: all
	@tools/depends.sh bench
	@cmake --build $(B) --target pace floor texts index search pages accounts
	@for b in bench/*.sh; do echo "== $$b"; READOUT=$(CURDIR)/$(B)/readout PACE=$(CURDIR)/$(B)/pace FLOOR=$(CURDIR)/$(B)/floor TEXTS=$(CURDIR)/$(B)/texts INDEX=$(CURDIR)/$(B)/index SEARCH=$(CURDIR)/$(B)/search PAGES=$(CURDIR)/$(B)/pages ACCOUNTS=$(CURDIR)/$(B)/accounts sh $$b; done

install: all
	cmake --install $(B) --prefix $(PREFIX)

format:
	clang-format -i $$(git ls-files '*.[ch]')

lint: all
	clang-tidy -p $(B) --quiet $$(git ls-files 'src/*.c' 'cli/*.c')

clean:
	rm -rf $(B)

.PHONY: all demo check fuzz faults golden bench install format lint clean
