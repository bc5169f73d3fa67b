// Command gate measures the engine and the verifier and fails where a figure is
// under its floor in eval/baseline.json. Run it in the root of the repository.
package main

import (
	"flag"
	"fmt"
	"os"
	"sort"

	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/gate"
)

func main() {
	file := flag.String("baseline", "eval/baseline.json", "the floors")
	update := flag.Bool("update", false, "raise the floors to what is measured now")
	lower := flag.Bool("allow-regression", false, "let -update lower floors too")
	flag.Parse()
	if _, err := corpus.Dir(); err != nil && os.Getenv("CI") != "true" {
		fmt.Fprintln(os.Stderr, "gate: skipped:", err)
		return
	}
	if err := run(*file, *update, *lower); err != nil {
		fmt.Fprintln(os.Stderr, "gate:", err)
		os.Exit(1)
	}
}

func run(file string, update, lower bool) error {
	b, err := gate.Read(file)
	if err != nil && !(update && os.IsNotExist(err)) {
		return err
	}
	f, err := gate.Measure()
	if err != nil {
		return err
	}
	pins, err := f.Pins()
	if err != nil {
		return err
	}
	names := make([]string, 0, len(f.Values))
	for name := range f.Values {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Println("| figure | now | floor |\n| --- | ---: | ---: |")
	for _, name := range names {
		fmt.Printf("| %s | %.4f | %.4f |\n", name, f.Values[name], b.Floors[name])
	}
	for _, n := range f.Notes {
		fmt.Fprintln(os.Stderr, "gate:", n)
	}
	if update {
		return b.Update(f.Values, pins, lower).Write(file)
	}
	bad := b.Compare(f.Values, pins)
	for _, line := range bad {
		fmt.Fprintln(os.Stderr, "gate:", line)
	}
	if len(bad) > 0 {
		return fmt.Errorf("%d figures are not what they must be", len(bad))
	}
	return nil
}
