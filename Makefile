# Everything a developer does, each with the set-up it needs. Needs Rust, Node and, on Linux, apt (or see README).
.PHONY: run test check bench soak fuzz audit cross packages phones screens notices bindings
.DEFAULT_GOAL := run

# One choice of packages everywhere: another would build the dependencies again, with other features.
CARGO := cargo
ALL := --workspace --all-targets --locked
UI_SOURCES := $(shell find ui/src ui/locales ui/public ui/index.html ui/*.config.* -type f 2>/dev/null)

## Shows the main job: a demo call on the desktop, or on a virtual one when there is no display.
run: ui/dist/index.html
	@.make/install.sh build
	$(CARGO) build --locked -p callcard -p callcard-ctl -p e2e
	@.make/run.sh

## All checks and all tests. A failed test says what and where; a backtrace would push that out of a log that shows its end.
## Random courses are the same ones in every run of it; `make fuzz` draws new ones.
test: export RUST_BACKTRACE := 0
test: export PROPTEST_RNG_SEED := 20261127
test: check
	@.make/install.sh desktop
	cd ui && npm test && npm run test:browser
	$(CARGO) build $(ALL)
	$(CARGO) test --workspace --locked

## Formatting, lints, documentation, types of the page, fresh bindings.
check: ui/dist/index.html
	@.make/install.sh build
	cd ui && npm run check
	$(CARGO) fmt --all --check
	$(CARGO) clippy $(ALL) -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --locked

## Figures and ratios against a baseline of the same run. Never a pass or a fail. SECTIONS="popup tls" are only these.
bench: ui/dist/index.html
	@.make/install.sh build desktop
	$(CARGO) build --release --locked -p callcard -p callcard-ctl -p e2e
	target/release/bench $(SECTIONS)

## Killed a hundred times under load; and disks that fail, as in the tests.
soak: ui/dist/index.html
	@.make/install.sh build desktop
	$(CARGO) build $(ALL)
	CALLCARD_SOAK_RUNS=100 $(CARGO) test --workspace --locked --test e2e -- --nocapture kill_loop:: storage::

## A million bodies, numbers and courses of events by chance, where the tests try ten thousand each. CALLCARD_FUZZ_CASES=… tries more or fewer.
fuzz: export CALLCARD_FUZZ_CASES ?= 1000000
fuzz:
	$(CARGO) test --release --locked -p callcard-core --lib fuzz_

## Licences, bans, sources; advisories where their database can be reached.
audit:
	@.make/audit.sh

## The Windows build under Wine, and the macOS build type-checked. Not part of `make test`.
cross: ui/dist/index.html
	@.make/install.sh cross
	@.make/cross.sh

## Packages for Debian and Windows in target/packages, tried where nothing of ours has been. KINDS="deb" or "windows" is one of them.
packages: ui/dist/index.html
	@.make/packages.sh $(or $(KINDS),deb windows)

## The real app with real Asterisks and real SIP telephones, in some minutes; the first run makes a Debian for each Asterisk in
## target/phones. SCENARIOS=transfers are only those with that in their names. Not part of `make test`.
phones: export RUST_BACKTRACE := 0
phones: ui/dist/index.html
	@.make/install.sh build desktop phones
	$(CARGO) build $(ALL)
	@.make/phones.sh $(SCENARIOS)

## Pictures of every page, language and theme in target/screens, to look at: index.html shows them all.
screens: ui/node_modules/.package-lock.json
	@.make/install.sh desktop
	cd ui && npm run screens

## Pictures of the notices in target/notices, to look at. SERVER=xfce, mako or lxqt is another notification server than dunst.
notices: ui/dist/index.html
	@.make/install.sh build desktop
	$(CARGO) build --locked -p callcard -p e2e
	target/debug/notices $(or $(SERVER),dunst) $(LANGUAGES)

## Writes anew what follows from the Rust side: the page's types and client, and what the window is permitted.
bindings:
	CALLCARD_WRITE_BINDINGS=1 $(CARGO) test --locked -p callcard-core --test bindings
	CALLCARD_WRITE_BINDINGS=1 $(CARGO) test --locked -p callcard -- commands::tests

ui/node_modules/.package-lock.json: ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund
	@touch $@

ui/dist/index.html: ui/node_modules/.package-lock.json $(UI_SOURCES)
	cd ui && npm run build
	@touch $@
