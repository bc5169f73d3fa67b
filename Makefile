# The same steps as CI runs; see .ci/run.
.PHONY: build check fuzz bench gate cross generate readme extension

build:
	CGO_ENABLED=0 go build -trimpath -o bin/zhongdian ./cmd/zhongdian

check:
	.ci/run format vet test imports lint race

fuzz:
	.ci/run fuzz

bench:
	go test -run='^$$' -bench=. -benchmem ./...

gate:
	.ci/run gate

cross:
	.ci/run cross

generate:
	go generate ./internal/schema

extension:
	mkdir -p bin && go run ./cmd/zhongdian extension bin/zhongdian-extension.zip

readme:
	.ci/readme
